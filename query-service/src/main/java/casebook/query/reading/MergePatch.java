package casebook.query.reading;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7396: what makes one JSON text of another. What is gone is null in it, and a list that differs stands whole. */
public final class MergePatch {
    private MergePatch() {}

    public static JsonNode between(JsonNode before, JsonNode after) {
        if (!(before instanceof ObjectNode from) || !(after instanceof ObjectNode to)) {
            return after;
        }
        ObjectNode patch = JsonMapper.shared().createObjectNode();
        from.propertyStream()
                .filter(property -> !to.has(property.getKey()))
                .forEach(property -> patch.putNull(property.getKey()));
        to.propertyStream()
                .filter(property -> !Objects.equals(from.get(property.getKey()), property.getValue()))
                .forEach(property -> patch.set(
                        property.getKey(), between(absentAsNull(from.get(property.getKey())), property.getValue())));
        return patch;
    }

    private static JsonNode absentAsNull(@Nullable JsonNode node) {
        return node == null ? JsonMapper.shared().getNodeFactory().nullNode() : node;
    }
}
