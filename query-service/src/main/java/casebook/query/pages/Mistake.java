package casebook.query.pages;

import org.jspecify.annotations.Nullable;

/**
 * Something to put right in a form.
 *
 * @param field the id of its input; absent where it is about the whole form
 * @param message a sentence that says what to do
 */
public record Mistake(@Nullable String field, String message) {}
