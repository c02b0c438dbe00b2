package casebook.query.reading;

import casebook.query.projecting.Reached;
import casebook.query.projecting.Recorded;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer was made from: the record up to {@code position}, which was recorded at {@code recordedAt} (absent for
 * position 0, before the first entry).
 *
 * @param asOf the moment of the past whose record was asked for, as a date-time or as position=1234; absent for the present
 * @param describing the day about which was asked; absent where it was none in particular
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reflects(
        long position,
        @Nullable Instant recordedAt,
        @Nullable String asOf,
        @Nullable LocalDate describing) {

    /** The present, as far as it was reached. */
    public static Reflects present(Reached reached) {
        return new Reflects(reached.position(), reached.recordedAt(), null, null);
    }

    /** The day of the moment of the past that was asked for; none for the present and for a position. */
    @JsonIgnore
    public @Nullable LocalDate asOfDay() {
        return asOf == null || MomentInWords.isEntry(asOf) ? null : Recorded.day(Instant.parse(asOf));
    }

    /** Whether it shows where things stand now. Nothing else is to be acted upon. */
    @JsonIgnore
    public boolean isPresent() {
        return asOf == null && describing == null;
    }
}
