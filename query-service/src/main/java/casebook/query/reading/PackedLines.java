package casebook.query.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lines of text, compressed, with their length before them: whoever does not need them passes them by. */
final class PackedLines {
    private static final int BUFFER = 1 << 13;

    private final byte[] packed;

    private PackedLines(byte[] packed) {
        this.packed = packed;
    }

    /** @param lines without an end of line in them */
    static void write(Stream<String> lines, DataOutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new Quick(packed)) {
            for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
                packing.write((line.next() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        out.writeInt(packed.size());
        packed.writeTo(out);
    }

    /** The next lines, as they are until somebody asks for them. */
    static PackedLines read(DataInputStream in) throws IOException {
        int length = in.readInt();
        // Not allocated before it is there: a damaged length may be anything.
        byte[] packed = in.readNBytes(Math.max(0, length));
        if (packed.length != length) {
            throw new EOFException("It is cut off");
        }
        return new PackedLines(packed);
    }

    /** Passes the next lines by. */
    static void skip(DataInputStream in) throws IOException {
        in.skipNBytes(in.readInt());
    }

    List<String> lines() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half the size would take ten times the time. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
