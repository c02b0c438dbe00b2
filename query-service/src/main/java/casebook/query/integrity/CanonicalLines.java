package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.log.CanonicalLine;
import casebook.log.LogAlteredException;
import casebook.log.LogTree.Leaf;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The export that can be verified, as docs/canonical-line.md specifies it. */
final class CanonicalLines {
    /** The hashes that were kept follow the entries whenever a position is a multiple of this. */
    private static final int BLOCK = 256;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Export export;
    private final OutputStream out;
    private final List<Hash> kept = new ArrayList<>();
    private long last;

    private CanonicalLines(Export export, OutputStream out) {
        this.export = export;
        this.out = out;
        this.last = export.from() - 1;
    }

    /**
     * The first line: which part it is, and the subtrees around it, which make the checkpoint's root with it. After it, what
     * of the log is known to be altered.
     */
    static List<String> opening(Export export) {
        List<String> altered = new ArrayList<>(export.altered());
        Hashes before = Hashes.NONE;
        Hashes after = Hashes.NONE;
        String note = "";
        try {
            before = subtrees(export, 0, export.from() - 1);
            Checkpoint checkpoint = export.checkpoint();
            if (checkpoint != null) {
                note = checkpoint.note().replace("\n", "\\n");
                if (altered.isEmpty()) {
                    after = subtrees(export, export.to(), checkpoint.size());
                }
            }
        } catch (LogAlteredException e) {
            // What can be read is exported all the same.
            altered.add(e.getMessage() + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add("{\"export\":{\"from\":%d,\"to\":%d,\"before\":\"%s\",\"after\":\"%s\",\"checkpoint\":\"%s\"}}"
                .formatted(export.from(), export.to(), before, after, note));
        altered.stream().map(CanonicalLines::altered).forEach(lines::add);
        return lines;
    }

    private static Hashes subtrees(Export export, long begin, long end) {
        return Hashes.of(export.tree().range(begin, end));
    }

    private static String altered(String what) {
        return "{\"altered\":%s}".formatted(JSON.writeValueAsString(what));
    }

    /** An entry that can't be read ends it, by name, and without the line that ends a whole export. */
    static void write(Export export, List<String> opening, OutputStream out) throws IOException {
        CanonicalLines lines = new CanonicalLines(export, out);
        for (String line : opening) {
            lines.line(line);
        }
        try {
            export.forEach(lines::entry);
        } catch (LogAlteredException e) {
            lines.hashes();
            lines.line(altered("%s; to go on after it, export with from=%d.".formatted(e.getMessage(), e.to() + 1)));
            return;
        }
        lines.hashes();
        lines.line("{\"end\":\"%d\"}".formatted(lines.last));
    }

    private void entry(Leaf leaf) throws IOException {
        line(
                export.reader().sees(leaf.entry())
                        ? CanonicalLine.of(leaf.entry())
                        : "{\"withheld\":\"%s\"}".formatted(leaf.kept()));
        kept.add(leaf.kept());
        last = leaf.entry().position();
        if (last % BLOCK == 0) {
            hashes();
        }
    }

    private void hashes() throws IOException {
        if (!kept.isEmpty()) {
            line("{\"hashes\":\"%s\"}".formatted(Hashes.of(kept)));
            kept.clear();
        }
    }

    private void line(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
