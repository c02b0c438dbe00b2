package casebook.query.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a page to the same page as at another moment, each an address that keeps what else was asked.
 *
 * @param path where the form goes to
 * @param typed the moment that is shown, as it was asked for; absent for the present
 * @param kept the parameters that the form keeps
 * @param sameMoment what an address ends with that asks for another page as at this moment, such as {@code ?asOf=2018-03-31}
 * @param suggestions moments that are asked for most
 * @param now absent where that is what is shown
 * @param earlier the end of the quarter before the moment that is shown
 * @param later the end of the next one, where it is past
 * @param beforeTheRecord present where nothing is shown, since it was not yet recorded
 */
public record ViewAsAt(
        String path,
        @Nullable String typed,
        List<Parameter> kept,
        String sameMoment,
        List<Suggestion> suggestions,
        @Nullable String now,
        @Nullable Suggestion earlier,
        @Nullable Suggestion later,
        @Nullable BeforeTheRecord beforeTheRecord) {

    /** A parameter of the address. */
    public record Parameter(String name, String value) {}

    /**
     * Where the record begins, for who looks before that.
     *
     * @param known the same page with what was recorded later about that day; absent where no day was asked for
     */
    public record BeforeTheRecord(
            LocalDate begins, @Nullable Suggestion known) {}

    /** A moment and where the page is as at it. */
    public record Suggestion(String text, String address) {}
}
