package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.log.CanonicalLine;
import casebook.log.LogTree.Leaf;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The export that can be verified, as docs/canonical-line.md specifies it. */
final class CanonicalLines {
    /** The hashes that were kept follow the entries whenever a position is a multiple of this. */
    private static final int BLOCK = 256;

    private final Export export;
    private final OutputStream out;
    private final List<Hash> kept = new ArrayList<>();
    private long last;

    private CanonicalLines(Export export, OutputStream out) {
        this.export = export;
        this.out = out;
        this.last = export.from() - 1;
    }

    /** The first line: which part it is, and the subtrees around it, which make the checkpoint's root with it. */
    static String opening(Export export) {
        Checkpoint checkpoint = export.checkpoint();
        return "{\"export\":{\"from\":%d,\"to\":%d,\"before\":\"%s\",\"after\":\"%s\",\"checkpoint\":\"%s\"}}"
                .formatted(
                        export.from(),
                        export.to(),
                        subtrees(export, 0, export.from() - 1),
                        export.to() < checkpoint.size() ? after(export) : Hashes.NONE,
                        checkpoint.note().replace("\n", "\\n"));
    }

    private static Hashes after(Export export) {
        return subtrees(export, export.to(), export.checkpoint().size());
    }

    private static Hashes subtrees(Export export, long begin, long end) {
        return Hashes.of(export.tree().range(begin, end));
    }

    static void write(Export export, String opening, OutputStream out) throws IOException {
        CanonicalLines lines = new CanonicalLines(export, out);
        lines.line(opening);
        export.forEach(lines::entry);
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
