package casebook.query.reading;

import casebook.query.pages.Dates;
import casebook.query.projecting.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Writes the moments of the past that answers show ({@link Reflects#asOf}) as people read them. */
@Component
public final class MomentInWords {
    private static final String POSITION = "position=";

    private final Dates dates;

    MomentInWords(Dates dates) {
        this.dates = dates;
    }

    /** Such as entry 412, 31 March 2018 for the end of that day, or 31 March 2018 at 2:05pm. */
    public String of(String asOf) {
        if (isEntry(asOf)) {
            return "entry %,d".formatted(Long.parseLong(asOf.substring(POSITION.length())));
        }
        Instant moment = Instant.parse(asOf);
        LocalDate day = Recorded.day(moment);
        return new AsOf.Day(day).end().equals(moment) ? dates.day(day) : dates.moment(moment);
    }

    static boolean isEntry(String asOf) {
        return asOf.startsWith(POSITION);
    }
}
