package casebook.log;

import casebook.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as one line of JSON, as it is hashed and exported. docs/canonical-line.md specifies it; what it says can
 * never change for an entry that was recorded.
 */
public final class CanonicalLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int USUAL_LENGTH = 512;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder line;

    private CanonicalLine(int length) {
        line = new StringBuilder(length);
    }

    public static String of(Entry entry) {
        Metadata metadata = entry.metadata();
        CanonicalLine line = new CanonicalLine(USUAL_LENGTH + entry.payload().length());
        line.line.append('{');
        line.number("position", entry.position());
        line.text("recordedAt", time(entry.recordedAt()));
        line.text("stream", entry.stream());
        line.number("version", entry.version());
        line.text("type", entry.type());
        line.number("revision", entry.revision());
        line.text("commandId", entry.commandId());
        line.name("metadata").append('{');
        line.text("subject", metadata.subject());
        line.text("name", metadata.name());
        line.text("role", metadata.role());
        line.text("authority", metadata.authority());
        line.text("plan", metadata.plan());
        line.text("correlationId", metadata.correlationId());
        line.text("causationId", metadata.causationId());
        line.line.append('}');
        line.name("payload").append(entry.payload());
        return line.line.append('}').toString();
    }

    /** The hash of the entry's leaf in the log's tree. */
    public static Hash hash(Entry entry) {
        return Hash.ofLeaf(of(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** UTC with three digits of a second. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    private void number(String name, long value) {
        name(name).append(value);
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            quote(name(name), value);
        }
    }

    private StringBuilder name(String name) {
        if (line.charAt(line.length() - 1) != '{') {
            line.append(',');
        }
        return line.append('"').append(name).append("\":");
    }

    /** As in RFC 8785, section 3.2.2.2. */
    private static void quote(StringBuilder line, String value) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\b' -> line.append("\\b");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\f' -> line.append("\\f");
                case '\r' -> line.append("\\r");
                default -> {
                    if (c < ' ') {
                        line.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
