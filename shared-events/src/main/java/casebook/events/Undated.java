package casebook.events;

import java.time.LocalDate;
import java.util.Optional;

/** A deadline that names no day on which it is due, so that it can't be overdue. */
sealed interface Undated extends Deadline
        permits Deadline.Starting,
                Deadline.Ongoing,
                Deadline.Undecided,
                Deadline.Varying,
                Deadline.AsPerPlan,
                Deadline.Unstated {
    @Override
    default Optional<LocalDate> nextDue(Optional<LocalDate> met) {
        return Optional.empty();
    }
}
