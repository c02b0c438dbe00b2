package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One action at one authority, readable: plan code, reference and short code, such as SES2011-1.2a-CBC. */
public record CaseId(PlanCode plan, Reference reference, ShortCode authority) {

    /** @throws IllegalArgumentException with a sentence for the user, where the text is not of that form */
    @JsonCreator
    public static CaseId parse(String text) {
        int first = text.indexOf('-');
        int last = text.lastIndexOf('-');
        if (first < 0 || first == last) {
            throw new IllegalArgumentException(
                    "A case id is plan code, reference and short code, such as SES2011-1.2a-CBC, not \""
                            + Quotation.of(text) + "\"");
        }
        return new CaseId(
                PlanCode.parse(text.substring(0, first)),
                Reference.parse(text.substring(first + 1, last)),
                ShortCode.parse(text.substring(last + 1)));
    }

    @Override
    @JsonValue
    public String toString() {
        return plan + "-" + reference + "-" + authority;
    }
}
