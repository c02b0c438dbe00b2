package casebook.query.reading;

import casebook.query.projecting.Recorded;
import casebook.web.FromParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of which state of the record something is asked: docs/two-dates.md. An argument of every endpoint that answers from
 * views, made from the query parameters of the same names.
 *
 * @param atLeast the position that the answer must reflect
 * @param asOf whose record is to be shown: none for the present, or one; two where they are to be compared
 * @param describing the day about which is asked: later days' entries are left out, however early they were recorded
 * @param on the day for which RAG and what else depends on a day is derived, where it is another than the one that
 *     follows from the rest
 */
@FromParameters({Moment.ON, Moment.AT_LEAST, Moment.AS_OF, Moment.DESCRIBING})
public record Moment(
        @Nullable Long atLeast,
        List<AsOf> asOf,
        @Nullable LocalDate describing,
        @Nullable LocalDate on) {
    static final String ON = "on";
    static final String AT_LEAST = "atLeast";
    static final String AS_OF = "asOf";
    static final String DESCRIBING = "describing";

    public Moment {
        asOf = List.copyOf(asOf);
    }

    /** The present. */
    public static Moment now() {
        return new Moment(null, List.of(), null, null);
    }

    /** What the record held at the end of that day in Britain. */
    public static Moment asOfEndOf(LocalDate day) {
        return new Moment(null, List.of(new AsOf.Day(day)), null, null);
    }

    /** What the record held up to that position. */
    public static Moment asOfPosition(long position) {
        return new Moment(null, List.of(new AsOf.Position(position)), null, null);
    }

    /** This question asked of one moment, as people write it in the field of a form. */
    public Moment at(String field, String text, LocalDate today) {
        List<AsOf> moments = Asked.asOf(field, text, today);
        if (moments.size() > 1) {
            throw Asked.refusal(field, "It takes one moment.");
        }
        return at(moments.getFirst());
    }

    /** This question asked of both moments, to compare the answers. */
    public static Moment comparing(Moment before, Moment after) {
        return new Moment(
                after.atLeast, List.of(before.asOf.getFirst(), after.asOf.getFirst()), after.describing, after.on);
    }

    /** The texts of the two moments that a comma stands between; of one, where there is none. */
    public static List<String> split(String text, LocalDate today) {
        return AsOf.split(text, today);
    }

    /** What the record held up to that position, with what depends on a day derived for this one. */
    public static Moment asOfPosition(long position, LocalDate on) {
        return new Moment(null, List.of(new AsOf.Position(position)), null, on);
    }

    /** What the record holds now about that day. */
    public static Moment describing(LocalDate day) {
        return new Moment(null, List.of(), day, null);
    }

    /** Whether two moments are to be compared. */
    public boolean isComparison() {
        return asOf.size() == 2;
    }

    /** The first of two moments that are to be compared. */
    public Moment before() {
        return at(asOf.getFirst());
    }

    /** The second of two moments that are to be compared. */
    public Moment after() {
        return at(asOf.getLast());
    }

    private Moment at(AsOf one) {
        return new Moment(atLeast, List.of(one), describing, on);
    }

    /**
     * The day for which is derived what depends on a day: the one asked for, else the one described, else the one whose
     * record is shown, else today.
     *
     * @param recordedAt when the last entry shown was recorded
     */
    LocalDate day(LocalDate today, @Nullable Instant recordedAt) {
        if (on != null) {
            return on;
        }
        if (describing != null) {
            return describing;
        }
        if (asOf.isEmpty()) {
            return today;
        }
        return switch (asOf.getFirst()) {
            case AsOf.Day moment -> moment.day();
            case AsOf.Time moment -> Recorded.day(moment.at());
            case AsOf.Position moment -> recordedAt == null ? today : Recorded.day(recordedAt);
        };
    }
}
