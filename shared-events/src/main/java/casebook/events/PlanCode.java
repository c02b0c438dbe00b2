package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of a plan, unique in the partnership, such as SES2011. */
public record PlanCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,19}");

    public PlanCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A plan code is 2 to 20 letters and digits that begin with a letter, such as SES2011, not \""
                            + Quotation.of(value) + "\"");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user, where the text is not of that form */
    @JsonCreator
    public static PlanCode parse(String text) {
        return new PlanCode(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
