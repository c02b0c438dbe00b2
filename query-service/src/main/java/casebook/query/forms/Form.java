package casebook.query.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody fills in to send one command.
 *
 * @param title what it does, as a heading
 * @param lead a sentence about what it is for
 * @param button what is on its button
 * @param done what is said when it is recorded
 * @param concerns which field a refusal is about that names none, by the refusal's code
 */
public record Form(
        String title, String lead, String button, String done, List<Field> fields, Map<String, String> concerns) {

    /** One whose button says the same as its heading. */
    public static Form of(String title, String lead, String done, List<Field> fields) {
        return new Form(title, lead, title, done, fields, Map.of());
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The same, which knows that a refusal of that code is about this field. */
    public Form concerning(String code, String field) {
        Map<String, String> more = new HashMap<>(concerns);
        more.put(code, field);
        return new Form(title, lead, button, done, fields, Map.copyOf(more));
    }
}
