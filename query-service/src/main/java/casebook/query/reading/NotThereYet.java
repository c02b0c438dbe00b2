package casebook.query.reading;

import casebook.log.Entry;
import casebook.query.pages.Dates;
import casebook.query.projecting.View;
import casebook.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says of what is there now, and is asked for at an earlier moment, that it was not there yet, and since when it is. */
@Component
public final class NotThereYet {
    private final Dates dates;
    private final MomentInWords words;

    NotThereYet(Dates dates, MomentInWords words) {
        this.dates = dates;
        this.words = words;
    }

    /** The entry with which it began. */
    public record Began(long position, Instant recordedAt, LocalDate describes) {}

    /**
     * The refusal; none where it is not there now either.
     *
     * @param code the problem's, as where there is no such thing at all
     * @param what such as {@code The case CBC2016-3.1-CBC}
     * @param begun such as {@code opened}
     * @param describes the day on which it began, as the document has it
     */
    public <D> Optional<Problem> of(
            Reading reading,
            View<D> view,
            String key,
            String code,
            String what,
            String begun,
            Function<D, LocalDate> describes) {
        if (reading.reflects().isPresent()) {
            return Optional.empty();
        }
        Reading present = reading.present();
        return present.find(view, key)
                .flatMap(document -> present.history(view, key).stream()
                        .findFirst()
                        .map(first -> began(first, describes.apply(document))))
                .map(began -> new Problem(HttpStatus.NOT_FOUND, code, detail(reading.reflects(), what, begun, began))
                        .with("reflects", reading.reflects())
                        .with("began", began));
    }

    private static Began began(Entry first, LocalDate describes) {
        return new Began(first.position(), first.recordedAt(), describes);
    }

    private String detail(Reflects reflects, String what, String begun, Began began) {
        return "%s did not exist yet %s. It was %s by entry %d, recorded on %s, about %s."
                .formatted(
                        what,
                        when(reflects),
                        begun,
                        began.position(),
                        dates.day(began.recordedAt()),
                        dates.day(began.describes()));
    }

    private String when(Reflects reflects) {
        LocalDate described = reflects.describing();
        String asOf = reflects.asOf();
        if (described == null) {
            return asOf == null ? "" : recordedBy(asOf);
        }
        return "on " + dates.day(described) + (asOf == null ? "" : " by what had been recorded " + recordedBy(asOf));
    }

    private String recordedBy(String asOf) {
        return (MomentInWords.isEntry(asOf) ? "at " : "on ") + words.of(asOf);
    }
}
