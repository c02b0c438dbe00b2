package casebook.command.deciding;

/**
 * What is wrong with one field of a command.
 *
 * @param message a sentence for the user that says what is wrong and what would be right
 */
public record FieldError(String field, String message) {
    public FieldError {
        message = message.endsWith(".") ? message : message + ".";
    }
}
