package casebook.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * When an action is to be done, as councils really write it. What was written is kept beside what it was read as; two
 * deadlines are the same when they were read as the same ({@link #sameAs}). Only dated deadlines can be overdue.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Deadline.Dated.class, name = "dated"),
    @JsonSubTypes.Type(value = Deadline.Recurring.class, name = "recurring"),
    @JsonSubTypes.Type(value = Deadline.Starting.class, name = "starting"),
    @JsonSubTypes.Type(value = Deadline.Ongoing.class, name = "ongoing"),
    @JsonSubTypes.Type(value = Deadline.Undecided.class, name = "undecided"),
    @JsonSubTypes.Type(value = Deadline.Varying.class, name = "varying"),
    @JsonSubTypes.Type(value = Deadline.AsPerPlan.class, name = "as-per-plan"),
    @JsonSubTypes.Type(value = Deadline.Unstated.class, name = "unstated")
})
public sealed interface Deadline permits Deadline.Dated, Deadline.Recurring, Undated {

    /** The text in the source, for example "Aug-11". */
    String written();

    /** The first day on which it is due that comes after {@code met}, or the first of all where nothing was met yet. */
    Optional<LocalDate> nextDue(Optional<LocalDate> met);

    /** Whether both were read as the same, however they were written. */
    boolean sameAs(Deadline other);

    /** Due once or several times, on these days in order; a month is due at its last day. */
    record Dated(String written, List<LocalDate> due) implements Deadline {
        public Dated {
            due = due.stream().sorted().distinct().toList();
            if (due.isEmpty()) {
                throw new IllegalArgumentException("A dated deadline has at least one date");
            }
        }

        @Override
        public Optional<LocalDate> nextDue(Optional<LocalDate> met) {
            return due.stream()
                    .filter(day -> met.isEmpty() || day.isAfter(met.get()))
                    .findFirst();
        }

        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Dated dated && dated.due.equals(due);
        }
    }

    /** Due on {@code first} and then each {@code every}, without an end. */
    record Recurring(String written, LocalDate first, Period every) implements Deadline {
        public Recurring {
            if (every.toTotalMonths() <= 0 || !every.equals(every.withDays(0))) {
                throw new IllegalArgumentException("A recurring deadline comes back after a number of months or years");
            }
        }

        @Override
        public Optional<LocalDate> nextDue(Optional<LocalDate> met) {
            LocalDate due = first;
            // Each occurrence is counted from the first, so that 31 January does not wear down to the 28th.
            for (int n = 1; met.isPresent() && !due.isAfter(met.get()); n++) {
                due = occurrence(n);
            }
            return Optional.of(due);
        }

        private LocalDate occurrence(int n) {
            LocalDate day = first.plus(every.multipliedBy(n));
            return first.getDayOfMonth() == first.lengthOfMonth() ? day.withDayOfMonth(day.lengthOfMonth()) : day;
        }

        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Recurring recurring
                    && recurring.first.equals(first)
                    && recurring.every.normalized().equals(every.normalized());
        }
    }

    /** To begin on {@code start} (the first day of a month that was named); no end was given. */
    record Starting(String written, LocalDate start) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Starting starting && starting.start.equals(start);
        }
    }

    /** Goes on without an end. */
    record Ongoing(String written) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Ongoing;
        }
    }

    /** To be confirmed. */
    record Undecided(String written) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Undecided;
        }
    }

    /** Differs by council, and the source does not say how. */
    record Varying(String written) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Varying;
        }
    }

    /** The dates stand in another plan, which the text names. */
    record AsPerPlan(String written) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof AsPerPlan plan && plan.written.equalsIgnoreCase(written);
        }
    }

    /** Nothing was written. */
    record Unstated(String written) implements Undated {
        @Override
        public boolean sameAs(Deadline other) {
            return other instanceof Unstated;
        }
    }
}
