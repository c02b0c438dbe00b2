package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** The official code of an authority (GSS code of the Office for National Statistics), such as E07000130. */
public record OnsCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[EWSNK][0-9]{8}");
    private static final Pattern DISTRICT = Pattern.compile("E0[789]");

    public OnsCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An official code is a letter and eight digits, such as E07000130, not \"" + Quotation.of(value)
                            + "\"");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user, where the text is not of that form */
    @JsonCreator
    public static OnsCode parse(String text) {
        return new OnsCode(text.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * Whether the code is of a district or borough council: entity E07, E08 (metropolitan) or E09 (London). Counties (E10)
     * and unitary authorities (E06) work with the districts without being among them.
     */
    public boolean isDistrict() {
        return DISTRICT.matcher(value).lookingAt();
    }

    @Override
    public String toString() {
        return value;
    }
}
