package casebook.query.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a command that a page sent. */
public sealed interface Outcome {

    /**
     * It is in the record, since now or since it was sent before under the same key.
     *
     * @param position of its last entry in the whole record
     * @param version of what it was about; for a case the number of the entry within it; 0 where the answer names none
     */
    record Recorded(long position, long version) implements Outcome {}

    /**
     * It was refused, and nothing was recorded.
     *
     * @param code the end of the problem's type
     * @param detail a sentence for the user
     * @param errors what is wrong in single fields
     */
    record Refused(int status, String code, String detail, List<FieldError> errors) implements Outcome {}

    /** A field as the interface calls it, and what is wrong with it. */
    record FieldError(@Nullable String field, String message) {}

    /** Nobody knows whether it was recorded. Sent again under the same key, it is recorded once. */
    record Unanswered() implements Outcome {}
}
