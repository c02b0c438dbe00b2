package casebook.query.forms;

import casebook.events.TextLength;
import casebook.query.pages.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name as the command's interface calls it; also the id of its input
 * @param missing what is said where it is empty; absent where it may be
 * @param width about how many characters are expected in a field of one line
 * @param options what there is to choose from; none where it is to be typed
 */
public record Field(
        String name,
        String label,
        @Nullable String hint,
        Kind kind,
        @Nullable String missing,
        int width,
        List<Option> options) {
    private static final int NAME = 30;
    private static final int DAY = 20;

    enum Kind {
        /** A code, a name or a date. */
        LINE,
        /** Several lines of text. */
        PROSE,
        /** One thing on each line. */
        LIST,
        /** One of several that all know. */
        CHOICE,
        /** One of several that say themselves what they mean. */
        RADIOS,
        /** Any number of several. */
        CHECKS,
        /** The parts of a plan, each with its number, its title and its area. */
        PARTS
    }

    /** What one writes in a line: a code, a name, an address. */
    public static Field line(String name, String label, @Nullable String hint, @Nullable String missing) {
        return new Field(name, label, hint, Kind.LINE, missing, NAME, List.of());
    }

    /** A day, or a deadline, as people write it. */
    public static Field day(String name, String label, @Nullable String hint, @Nullable String missing) {
        return new Field(name, label, hint, Kind.LINE, missing, DAY, List.of());
    }

    public static Field prose(String name, String label, @Nullable String hint, @Nullable String missing) {
        return new Field(name, label, hint, Kind.PROSE, missing, 0, List.of());
    }

    public static Field list(String name, String label, String hint) {
        return new Field(name, label, hint, Kind.LIST, null, 0, List.of());
    }

    public static Field choice(
            String name, String label, @Nullable String hint, @Nullable String missing, List<Option> options) {
        return new Field(name, label, hint, Kind.CHOICE, missing, 0, options);
    }

    public static Field radios(String name, String label, String missing, List<Option> options) {
        return new Field(name, label, null, Kind.RADIOS, missing, 0, options);
    }

    public static Field checks(String name, String label, @Nullable String hint, List<Option> options) {
        return new Field(name, label, hint, Kind.CHECKS, null, 0, options);
    }

    public static Field parts(String name, String label, String hint, String missing, List<Option> areas) {
        return new Field(name, label, hint, Kind.PARTS, missing, 0, areas);
    }

    /** The same, which may be left empty: then it means what is said. */
    public Field optional(String meaning) {
        return new Field(name, label, hint == null ? meaning : hint + ". " + meaning, kind, null, width, options);
    }

    /** Whether it takes more than one input, which are named together. */
    public boolean isGroup() {
        return kind == Kind.RADIOS || kind == Kind.CHECKS || kind == Kind.PARTS;
    }

    /** Whether it can be chosen. */
    public boolean offers(String option) {
        return options.stream().anyMatch(offered -> offered.value().equals(option));
    }

    /** What was chosen as its reader knows it, or what was typed. */
    public String text(String typed) {
        return options.stream()
                .filter(option -> option.value().equals(typed))
                .map(Option::text)
                .findFirst()
                .orElse(typed);
    }

    /** How long a text the record takes here, in characters. */
    public int longest() {
        return TextLength.PROSE;
    }

    /** The label, without what it says about leaving the field empty. */
    public String plainLabel() {
        return label.replace(" (optional)", "");
    }
}
