package casebook.query.integrity;

import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.Metadata;
import casebook.merkle.Hash;
import casebook.query.reading.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The log as a table, to be read, not verified. */
public final class CsvLines {
    private static final String HEADINGS =
            "position,recordedAt,stream,version,type,revision,commandId,subject,name,role,"
                    + "authority,plan,correlationId,causationId,payload,leafHash\r\n";

    private CsvLines() {}

    static void write(Export export, OutputStream out) throws IOException {
        writeHeadings(out);
        export.forEach(leaf -> {
            if (export.reader().sees(leaf.entry())) {
                write(leaf.entry(), leaf.kept(), out);
            }
        });
    }

    /** The first row. */
    public static void writeHeadings(OutputStream out) throws IOException {
        out.write(HEADINGS.getBytes(StandardCharsets.UTF_8));
    }

    /** A row about an entry, with the hash that its leaf in the log's tree should have. */
    public static void write(Entry entry, OutputStream out) throws IOException {
        write(entry, CanonicalLine.hash(entry), out);
    }

    private static void write(Entry entry, Hash leafHash, OutputStream out) throws IOException {
        out.write(row(entry, leafHash).getBytes(StandardCharsets.UTF_8));
    }

    private static String row(Entry entry, Hash leafHash) {
        Metadata metadata = entry.metadata();
        return Csv.row(
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
                leafHash.toString());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
