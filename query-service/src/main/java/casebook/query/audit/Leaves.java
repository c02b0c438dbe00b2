package casebook.query.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What stands in a JSON text, value by value, each under its name in words. */
public final class Leaves {
    private Leaves() {}

    /** A value, and where in the text it stands. */
    public record Leaf(String name, String value) {}

    public static List<Leaf> of(JsonNode text) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", text, leaves);
        return leaves;
    }

    private static void collect(String name, JsonNode node, List<Leaf> leaves) {
        if (node.isObject()) {
            node.propertyStream()
                    .forEach(property -> collect(
                            name.isEmpty() ? words(property.getKey()) : name + ", " + uncapitalised(property.getKey()),
                            property.getValue(),
                            leaves));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
            int number = 0;
            for (JsonNode element : node) {
                number++;
                collect(name + " " + number, element, leaves);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            leaves.add(new Leaf(
                    name,
                    String.join(", ", node.valueStream().map(JsonNode::asString).toList())));
        } else if (node.isValueNode() && !node.isNull()) {
            leaves.add(new Leaf(name, node.asString()));
        }
    }

    private static String words(String name) {
        String words = uncapitalised(name);
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** asAt is as at. */
    private static String uncapitalised(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.UK);
    }
}
