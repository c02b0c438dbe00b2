package casebook.query.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name as the command's interface calls it; also the id of its input
 * @param missing what is said where it is empty; absent where it may be
 * @param width in characters, of a field of one line
 */
record FormField(
        String name,
        String label,
        Kind kind,
        @Nullable String missing,
        @Nullable String hint,
        int width,
        List<Option> options) {
    /** The longest prose that the record takes. */
    static final int LONGEST = 20_000;

    enum Kind {
        LINE,
        PROSE,
        DAY,
        CHOICE
    }

    /** Something to choose. */
    record Option(String value, String text, @Nullable String hint) {}

    static FormField line(String name, String label, @Nullable String missing, @Nullable String hint, int width) {
        return new FormField(name, label, Kind.LINE, missing, hint, width, List.of());
    }

    static FormField prose(String name, String label, @Nullable String missing, @Nullable String hint) {
        return new FormField(name, label, Kind.PROSE, missing, hint, 0, List.of());
    }

    static FormField day(String name, String label, String hint) {
        return new FormField(name, label, Kind.DAY, null, hint, 20, List.of());
    }

    static FormField choice(String name, String label, String missing, List<Option> options) {
        return new FormField(name, label, Kind.CHOICE, missing, null, 0, options);
    }
}
