package casebook.query.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name as the command's interface calls it; also the id of its input
 * @param missing what is said where it is empty; absent where it may be
 * @param options what there is to choose from; none where it is to be typed
 */
record Field(
        String name,
        String label,
        @Nullable String hint,
        Kind kind,
        @Nullable String missing,
        List<Option> options) {

    enum Kind {
        /** A code, a name or a date. */
        LINE,
        /** Several lines of text. */
        PROSE,
        /** One thing on each line. */
        LIST,
        /** One of several. */
        CHOICE,
        /** The parts of a plan, each with its number, its title and its area. */
        PARTS
    }

    /** Something to choose. */
    record Option(String value, String text) {}

    static Field line(String name, String label, @Nullable String hint, @Nullable String missing) {
        return new Field(name, label, hint, Kind.LINE, missing, List.of());
    }

    static Field prose(String name, String label, @Nullable String hint, @Nullable String missing) {
        return new Field(name, label, hint, Kind.PROSE, missing, List.of());
    }

    static Field list(String name, String label, String hint) {
        return new Field(name, label, hint, Kind.LIST, null, List.of());
    }

    static Field choice(
            String name, String label, @Nullable String hint, @Nullable String missing, List<Option> options) {
        return new Field(name, label, hint, Kind.CHOICE, missing, options);
    }

    static Field parts(String name, String label, String hint, String missing, List<Option> areas) {
        return new Field(name, label, hint, Kind.PARTS, missing, areas);
    }
}
