package casebook.query.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a page to the same page as at another moment, each an address that keeps what else was asked.
 *
 * @param path where the form goes to
 * @param typed the moment that is shown, as it was asked for; absent for the present
 * @param kept the parameters that the form keeps
 * @param suggestions moments that are asked for most
 * @param now absent where that is what is shown
 * @param earlier the end of the quarter before the moment that is shown
 * @param later the end of the next one, where it is past
 */
public record ViewAsAt(
        String path,
        @Nullable String typed,
        List<Parameter> kept,
        List<Suggestion> suggestions,
        @Nullable String now,
        @Nullable Suggestion earlier,
        @Nullable Suggestion later) {

    /** A parameter of the address. */
    public record Parameter(String name, String value) {}

    /** A moment and where the page is as at it. */
    public record Suggestion(String text, String address) {}
}
