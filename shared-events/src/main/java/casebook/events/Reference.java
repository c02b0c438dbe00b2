package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number of an action within its plan, as the paper has it, such as 1.2a. Letters keep their case. */
public record Reference(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,28}[A-Za-z0-9])?");

    public Reference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A reference is up to 30 letters, digits, dots, hyphens and underscores,"
                    + " such as 1.2a, not \"" + Quotation.of(value) + "\"");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user, where the text is not of that form */
    @JsonCreator
    public static Reference parse(String text) {
        return new Reference(text.strip());
    }

    @Override
    public String toString() {
        return value;
    }
}
