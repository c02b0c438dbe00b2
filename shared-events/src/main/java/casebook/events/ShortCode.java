package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The code that people use for an authority, unique in the partnership, such as CBC. */
public record ShortCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2,10}");

    public ShortCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A short code is 2 to 10 letters, such as CBC, not \"" + Quotation.of(value) + "\"");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user, where the text is not of that form */
    @JsonCreator
    public static ShortCode parse(String text) {
        return new ShortCode(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
