package casebook.query.integrity;

import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.LogTree.Leaf;
import casebook.log.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** The log as CloudEvents 1.0 in their JSON format, one a line. What is ours beside the data are extension attributes. */
final class CloudEventLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CloudEventLines() {}

    static void write(Export export, OutputStream out) throws IOException {
        String source = "/" + export.origin();
        export.forEach(leaf -> {
            if (export.reader().sees(leaf.entry())) {
                out.write(JSON.writeValueAsBytes(event(leaf, source)));
                out.write('\n');
            }
        });
    }

    private static Map<String, Object> event(Leaf leaf, String source) {
        Entry entry = leaf.entry();
        Metadata metadata = entry.metadata();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", Long.toString(entry.position()));
        event.put("source", source);
        event.put("type", "casebook." + entry.type());
        event.put("subject", entry.stream());
        event.put("time", CanonicalLine.time(entry.recordedAt()));
        event.put("datacontenttype", "application/json");
        // Numbers of CloudEvents have 32 bits; positions may have more.
        event.put("position", Long.toString(entry.position()));
        event.put("streamversion", Long.toString(entry.version()));
        event.put("revision", entry.revision());
        event.put("commandid", entry.commandId());
        event.put("actor", metadata.subject());
        event.put("actorname", metadata.name());
        event.put("actorrole", metadata.role());
        put(event, "authority", metadata.authority());
        put(event, "plan", metadata.plan());
        event.put("correlationid", metadata.correlationId());
        put(event, "causationid", metadata.causationId());
        event.put("leafhash", leaf.kept().toString());
        event.put("data", new RawValue(entry.payload()));
        return event;
    }

    private static void put(Map<String, Object> event, String name, @Nullable String value) {
        if (value != null) {
            event.put(name, value);
        }
    }
}
