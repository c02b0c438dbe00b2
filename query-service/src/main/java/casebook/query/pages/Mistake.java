package casebook.query.pages;

import casebook.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something to put right in a form.
 *
 * @param field the id of its input; absent where it is about the whole form
 * @param message a sentence that says what to do
 */
public record Mistake(@Nullable String field, String message) {

    /** What is wrong with a parameter, without its name, which a form has beside it. */
    public static Mistake of(Problem problem) {
        return new Mistake(
                problem.property("parameter").map(Object::toString).orElse(null),
                problem.property("allowed").isPresent()
                        ? "Choose one from the list"
                        : String.valueOf(problem.getMessage()).replaceFirst("^The parameter \\w+: ", ""));
    }
}
