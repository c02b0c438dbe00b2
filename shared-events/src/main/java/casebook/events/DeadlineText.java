package casebook.events;

import casebook.events.DeadlineWords.Cadence;
import casebook.events.DeadlineWords.Named;
import casebook.events.DeadlineWords.Token;
import casebook.events.DeadlineWords.Word;
import casebook.events.DeadlineWords.YearKind;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads deadlines as British councils write them (docs/deadlines.md lists every form): a month is due at its last day,
 * a financial year ends on 31 March, the day stands before the month. What names no year, no known word or no possible
 * day is refused, never guessed.
 */
public final class DeadlineText {
    /** One example of each form, for messages to people. */
    public static final String FORMS = "a month (April 2018, Apr-18, 04/2018), a day (31/03/2018, 31 March 2018,"
            + " 2018-03-31), several (Jan/Apr/Jul/Oct 2017), a financial year or quarter (2017/18, Q2 2017/18),"
            + " a year or season (end of 2018, Summer 2018), a period (April 2017 to March 2018), recurring (December 2011"
            + " and yearly thereafter; quarterly from April 2017), a start (Start June 2011), Ongoing, TBC,"
            + " Varies by council, As per … plan, or nothing";

    private static final int LONGEST = 200;
    private static final Pattern FOOTNOTE = Pattern.compile(
            "(?:[\\s.,;:*#\\u2020\\u2021\\u00A7\\u00B9\\u00B2\\u00B3\\u2070-\\u2079]|\\[\\d{1,2}]|\\(\\d{1,2}\\))+$");
    private static final Pattern UNSTATED =
            Pattern.compile("[-./_ ]*|n/?a|n\\.a\\.?|none(?: stated)?|nil|not (?:applicable|stated|specified)|no date");
    private static final Pattern UNDECIDED =
            Pattern.compile("(?:(?:date|dates|deadline|timescale)s? )?(?:is |are )?(?:tb[cad]|t\\.b\\.[cad]\\.?"
                    + "|to be (?:confirmed|agreed|announced|advised|decided|determined|established|set|scheduled|identified)"
                    + "|not yet (?:known|agreed|set|decided|confirmed)|not known|unknown|undecided|awaiting|subject to"
                    + "|dependent (?:up)?on|depend(?:s|ing) (?:up)?on)(?![a-z]).*|\\?+");
    private static final Pattern VARYING = Pattern.compile(
            "(?:dates? |deadlines? |timescales? )?(?:var(?:y|ies|ied|ying|ious|iable)|differs?|different|according to)(?![a-z]).*");
    private static final Pattern AS_PER_PLAN = Pattern.compile(
            "(?:as )?(?:per|(?:set out|stated|detailed|described|shown|contained) in|in line with|in accordance with"
                    + "|aligned (?:to|with)|see|refer to) (?!annum|year|month|quarter).*[a-z].*");

    private DeadlineText() {}

    /** @throws IllegalArgumentException with a sentence for the user that quotes the text and names the accepted forms */
    public static Deadline parse(@Nullable String text) {
        String written = text == null ? "" : text.replaceAll("^[\\s\\p{Z}\\uFEFF]+|[\\s\\p{Z}\\uFEFF]+$", "");
        if (written.length() > LONGEST) {
            throw refusal(written, "It is longer than %d characters.".formatted(LONGEST), null);
        }
        String tidy = FOOTNOTE.matcher(BritishDate.tidy(written)).replaceFirst("");
        boolean namesYear = tidy.matches(".*\\d\\d.*");
        if (UNSTATED.matcher(tidy).matches()) {
            return new Deadline.Unstated(written);
        }
        if (UNDECIDED.matcher(tidy).matches() && !namesYear) {
            return new Deadline.Undecided(written);
        }
        if (VARYING.matcher(tidy).matches() && !namesYear) {
            return new Deadline.Varying(written);
        }
        if (AS_PER_PLAN.matcher(tidy).matches()) {
            return new Deadline.AsPerPlan(written);
        }
        try {
            return new Reading(written, DeadlineWords.read(tidy)).deadline();
        } catch (IllegalArgumentException e) {
            throw refusal(written, e.getMessage() + ".", e);
        }
    }

    private static IllegalArgumentException refusal(String written, String reason, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"%s\" can't be read as a deadline. %s Accepted are %s."
                        .formatted(Quotation.of(written), reason, FORMS),
                cause);
    }

    /** Makes one deadline of the words and dates that were found. */
    private static final class Reading {
        private final String written;
        private final List<Span> spans = new ArrayList<>();
        private final Set<Word> said = EnumSet.noneOf(Word.class);
        private @Nullable Cadence cadence;
        private boolean period;
        private boolean yearNamed;
        private boolean yearMissing;
        private boolean openEnded;

        Reading(String written, List<Token> tokens) {
            this.written = written;
            read(tokens);
        }

        Deadline deadline() {
            if (spans.isEmpty()) {
                return withoutDates();
            }
            boolean starts = said.contains(Word.FROM) || said.contains(Word.ONWARDS) || openEnded;
            Optional<Period> every = Optional.ofNullable(cadence).flatMap(Cadence::every);
            boolean continued = starts || said.contains(Word.THEREAFTER);
            boolean until = period || said.contains(Word.TO);
            boolean comesBack = cadence != null && !until && (spans.size() == 1 || continued);
            if (comesBack && every.isEmpty()) {
                throw new IllegalArgumentException("What comes back is followed by the month, quarter or year: write"
                        + " \"monthly from May 2027\", or \"Start May 2027\" where no later date is to be followed");
            }
            if (comesBack && every.isPresent()) {
                return recurring(every.get());
            }
            if (starts && !until) {
                return starting();
            }
            return new Deadline.Dated(written, spans.stream().map(this::due).toList());
        }

        private Deadline withoutDates() {
            // "Annual - March" comes back, but from which year on is not said: it can't be overdue.
            if (yearNamed || (yearMissing && cadence == null)) {
                throw new IllegalArgumentException("A date in it names no year");
            }
            if (cadence != null || said.contains(Word.ONGOING)) {
                return new Deadline.Ongoing(written);
            }
            throw new IllegalArgumentException("It names no date");
        }

        private Deadline recurring(Period every) {
            var recurring = new Deadline.Recurring(written, spans.getFirst().last(), every);
            Optional<LocalDate> met = Optional.empty();
            for (Span span : spans) {
                met = recurring.nextDue(met);
                if (!met.equals(Optional.of(span.last()))) {
                    throw new IllegalArgumentException("The dates in it don't come back at that interval");
                }
            }
            return recurring;
        }

        private Deadline starting() {
            if (spans.size() == 1) {
                return new Deadline.Starting(written, spans.getFirst().first());
            }
            if (spans.size() == 2 && said.contains(Word.END)) {
                return new Deadline.Dated(written, List.of(spans.getLast().last()));
            }
            throw new IllegalArgumentException("It names several starts");
        }

        private LocalDate due(Span span) {
            return said.contains(Word.BEFORE) ? span.first().minusDays(1) : span.last();
        }

        private void read(List<Token> tokens) {
            Iterator<Span> resolved = resolve(tokens).iterator();
            @Nullable Token before = null;
            @Nullable Token beforeThat = null;
            for (Token token : tokens) {
                switch (token) {
                    case Named unused -> {
                        if (resolved.hasNext()) {
                            add(resolved.next(), before, beforeThat);
                        }
                    }
                    case Cadence found ->
                        cadence = cadence == null || cadence.every().isEmpty() ? found : cadence;
                    case Word word -> {
                        openEnded |= word == Word.ONGOING && before == Word.DASH && beforeThat instanceof Named;
                        said.add(word);
                    }
                }
                beforeThat = before;
                before = token;
            }
            // "to" that joined two dates made a period; "before the end of" means the end.
            if (said.contains(Word.END)) {
                said.remove(Word.BEFORE);
            }
        }

        private void add(Span span, @Nullable Token before, @Nullable Token beforeThat) {
            Token joint = before instanceof Word word
                            && EnumSet.of(Word.EARLY, Word.MID, Word.END, Word.WEEK_OF)
                                    .contains(word)
                    ? beforeThat
                    : before;
            Span found = before instanceof Word word ? narrowed(span, word) : span;
            boolean joins =
                    joint == Word.DASH || joint == Word.TO || (joint == Word.AND && said.contains(Word.BETWEEN));
            if (!joins || spans.isEmpty()) {
                spans.add(found);
                return;
            }
            Span start = spans.removeLast();
            if (start.first().isAfter(found.last())) {
                throw new IllegalArgumentException("It ends before it begins");
            }
            spans.add(start.to(found));
            period = true;
        }

        /** Early in a month is by the 10th, in a year by 31 March; the middle is the 15th, and 30 June. */
        private static Span narrowed(Span span, Word word) {
            LocalDate first = span.first();
            boolean month = span.equals(Span.month(YearMonth.from(first)));
            boolean year = span.equals(Span.year(first.getYear()));
            return switch (word) {
                case WEEK_OF -> {
                    if (!span.equals(Span.day(first))) {
                        throw new IllegalArgumentException("A week is named by its first day");
                    }
                    yield new Span(first, first.plusDays(6));
                }
                case EARLY, MID -> {
                    boolean early = word == Word.EARLY;
                    if (!month && !year) {
                        throw new IllegalArgumentException("Only a month or a year has an early or middle part");
                    }
                    yield new Span(
                            first,
                            month
                                    ? first.withDayOfMonth(early ? 10 : 15)
                                    : early
                                            ? LocalDate.of(first.getYear(), 3, 31)
                                            : LocalDate.of(first.getYear(), 6, 30));
                }
                default -> span;
            };
        }

        /**
         * A date that names no year has the year of the next that does: "Jan/Apr/Jul/Oct 2017". What comes back each April
         * "from 2017" does so from that April on.
         */
        private List<Span> resolve(List<Token> tokens) {
            boolean comesBackFrom =
                    tokens.contains(Word.FROM) && tokens.stream().anyMatch(Cadence.class::isInstance);
            Deque<Span> resolved = new ArrayDeque<>();
            Named next = null;
            Integer year = null;
            for (Token token : tokens.reversed()) {
                if (!(token instanceof Named date)) {
                    continue;
                }
                if (tokens.contains(Word.FINANCIAL) && date.kind() != YearKind.FINANCIAL) {
                    throw new IllegalArgumentException("A financial year is written like 2017/18");
                }
                yearNamed |= date.year() != null;
                if (date.year() != null) {
                    year = date.year();
                } else if (next != null && next.kind() == YearKind.NONE && comesBackFrom) {
                    resolved.removeFirst();
                } else if (next == null || next.kind() != date.kind()) {
                    year = null;
                }
                next = date;
                if (year == null) {
                    yearMissing = true;
                    continue;
                }
                Span span = date.in().apply(year);
                if (date.year() == null
                        && !resolved.isEmpty()
                        && span.first().isAfter(resolved.element().first())) {
                    throw new IllegalArgumentException("The years are not clear: name the year of each date");
                }
                resolved.addFirst(span);
            }
            return yearMissing ? List.of() : List.copyOf(resolved);
        }
    }
}
