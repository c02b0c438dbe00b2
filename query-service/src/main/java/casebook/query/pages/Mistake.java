package casebook.query.pages;

import casebook.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

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
                        ? problem.property("value")
                                .map("“%s” is not in the list. Choose one that is"::formatted)
                                .orElse("Choose one from the list")
                        : plain(String.valueOf(problem.getMessage())));
    }

    /** The sentence without the name of the parameter that it begins with. */
    public static String plain(String detail) {
        return detail.replaceFirst("^The parameter \\w+: ", "");
    }

    /** Those that are about that field. */
    public static List<Mistake> about(List<Mistake> mistakes, String field) {
        return mistakes.stream()
                .filter(mistake -> field.equals(mistake.field()))
                .toList();
    }

    /**
     * Answers with the page that asked, which says all that is to be put right. A problem that none of its fields can put
     * right is thrown.
     *
     * @param fields the ids of the inputs that the page has, in their order
     */
    public static void show(Problem problem, List<String> fields, HttpServletResponse response, Model model) {
        List<Mistake> mistakes = problem.parts().stream()
                .map(Mistake::of)
                .sorted(Comparator.comparingInt(mistake -> fields.indexOf(String.valueOf(mistake.field()))))
                .toList();
        if (!fields.contains(String.valueOf(mistakes.getFirst().field()))) {
            throw problem;
        }
        response.setStatus(problem.status().value());
        model.addAttribute("mistakes", mistakes);
    }
}
