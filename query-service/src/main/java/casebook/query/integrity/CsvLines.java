package casebook.query.integrity;

import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.LogTree.Leaf;
import casebook.log.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log as a table (RFC 4180, UTF-8), to be read, not verified. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
final class CsvLines {
    private static final String HEADINGS =
            "position,recordedAt,stream,version,type,revision,commandId,subject,name,role,"
                    + "authority,plan,correlationId,causationId,payload,leafHash\r\n";

    private CsvLines() {}

    static void write(Export export, OutputStream out) throws IOException {
        out.write(HEADINGS.getBytes(StandardCharsets.UTF_8));
        export.forEach(leaf -> {
            if (export.reader().sees(leaf.entry())) {
                out.write(row(leaf).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static String row(Leaf leaf) {
        Entry entry = leaf.entry();
        Metadata metadata = entry.metadata();
        return Stream.of(
                        Long.toString(entry.position()),
                        CanonicalLine.time(entry.recordedAt()),
                        entry.stream(),
                        Long.toString(entry.version()),
                        entry.type(),
                        Integer.toString(entry.revision()),
                        entry.commandId(),
                        metadata.subject(),
                        metadata.name(),
                        metadata.role(),
                        text(metadata.authority()),
                        text(metadata.plan()),
                        metadata.correlationId(),
                        text(metadata.causationId()),
                        entry.payload(),
                        leaf.kept().toString())
                .map(CsvLines::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
