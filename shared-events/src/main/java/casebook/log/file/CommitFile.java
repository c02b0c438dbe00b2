package casebook.log.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import casebook.log.Commit;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commits as lines of JSON in a file that only grows. A line holds the commit, the position at which the run begins that
 * was written together with it, and a CRC-32C of both:
 * <pre>{"sum":"0f3a91c2","run":17,"commit":{"position":18, …}}</pre>
 * Not through a FileChannel, which is closed for all when a thread is interrupted that reads.
 */
final class CommitFile implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final byte[] OPENING = "{\"sum\":\"".getBytes(US_ASCII);
    private static final byte[] CLOSING = "\",".getBytes(US_ASCII);
    private static final int SUM_DIGITS = 8;
    private static final int SUMMED = OPENING.length + SUM_DIGITS + CLOSING.length;

    private final Path path;
    private final RandomAccessFile file;
    private final @Nullable Object identity;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private volatile long end;

    /** What a line holds beside its checksum. */
    @JsonIgnoreProperties("sum")
    record Line(long run, Commit commit) {}

    CommitFile(Path path) throws IOException {
        this.path = path;
        file = new RandomAccessFile(path.toFile(), "rw");
        identity = attributes().fileKey();
        end = file.length();
    }

    /** Where what is on the disk ends. */
    long end() {
        return end;
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /**
     * Where what is left of the file ends: before its end where somebody shortened it.
     *
     * @throws IOException where another file was put in its place: what is written here would be lost
     */
    long left() throws IOException {
        BasicFileAttributes present = attributes();
        if (!Objects.equals(present.fileKey(), identity)) {
            throw new IOException("Another file was put in the place of " + path);
        }
        return Math.min(end, present.size());
    }

    /** Where the next line will begin that is taken. */
    long nextOffset() {
        return end + waiting.size();
    }

    /** Takes a line to be written with the next {@link #flush}. */
    void add(Line line) throws IOException {
        byte[] json = JSON.writeValueAsBytes(line);
        waiting.write(OPENING);
        waiting.write(sum(json, 1).getBytes(US_ASCII));
        waiting.write(CLOSING);
        waiting.write(json, 1, json.length - 1);
        waiting.write('\n');
    }

    /** Returns when all lines are on the disk. */
    void flush() throws IOException {
        long begin = end;
        try {
            file.seek(begin);
            file.write(waiting.toByteArray());
            sync();
        } catch (IOException e) {
            cutAfter(e, begin);
            throw e;
        }
        end = begin + waiting.size();
        waiting.reset();
    }

    /** After a failed sync a file can be read as it should be, and be something else on the disk. */
    private void cutAfter(IOException failure, long begin) {
        try {
            cut(begin);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    /** Copies everything from this offset on to another file, durably. */
    void copy(long offset, Path target) throws IOException {
        try (RandomAccessFile from = new RandomAccessFile(path.toFile(), "r");
                FileOutputStream to = new FileOutputStream(target.toFile())) {
            from.seek(offset);
            Channels.newInputStream(from.getChannel()).transferTo(to);
            to.getFD().sync();
        }
    }

    /** Forgets everything from this offset on. */
    void cut(long offset) throws IOException {
        file.setLength(offset);
        end = offset;
    }

    private static String sum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The line without its end, or null where it isn't one that was written here. */
    private static @Nullable Line parse(byte[] line) {
        if (line.length < SUMMED
                || !Arrays.equals(line, 0, OPENING.length, OPENING, 0, OPENING.length)
                || !sum(line, SUMMED).equals(new String(line, OPENING.length, SUM_DIGITS, US_ASCII))) {
            return null;
        }
        try {
            return JSON.readValue(line, Line.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    Reader reader() {
        return new Reader();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads lines up to what is the end when it is made. Not through the file that is written, which has one cursor. */
    final class Reader implements AutoCloseable {
        private static final int FIRST_BLOCK = 4 << 10;
        private static final int LARGEST_BLOCK = 256 << 10;

        private final RandomAccessFile in;
        /** Lower where the file was shortened meanwhile. */
        private long limit = end;

        private byte[] buffer = new byte[FIRST_BLOCK];
        private int from;
        private int to;
        private long offset;

        private Reader() {
            try {
                in = new RandomAccessFile(path.toFile(), "r");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Goes to where a line begins. */
        Reader at(long begin) {
            if (begin != offset) {
                offset = begin;
                from = 0;
                to = 0;
            }
            return this;
        }

        /** Where the next line begins. */
        long offset() {
            return offset;
        }

        boolean hasNext() {
            return offset < limit;
        }

        /** @throws LogDamagedException where there is no line as it was written */
        Line next() {
            long begin = offset;
            Line line = nextIfIntact();
            if (line == null) {
                throw new LogDamagedException(path, "what begins at byte %d was changed or torn".formatted(begin));
            }
            return line;
        }

        /** The next line, or null where it isn't as it was written. */
        @Nullable
        Line nextIfIntact() {
            try {
                int length = lengthOfNext();
                byte[] line = Arrays.copyOfRange(buffer, from, from + length);
                int consumed = Math.min(length + 1, to - from);
                from += consumed;
                offset += consumed;
                return parse(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Up to the line's end, or to the file's. */
        private int lengthOfNext() throws IOException {
            for (int length = 0; ; length++) {
                if (from + length == to && !fill()) {
                    return length;
                }
                if (buffer[from + length] == '\n') {
                    return length;
                }
            }
        }

        private boolean fill() throws IOException {
            int held = to - from;
            int size = held == 0 && to == 0
                    ? buffer.length
                    : Math.max(held * 2, Math.min(buffer.length * 2, LARGEST_BLOCK));
            byte[] next = size == buffer.length ? buffer : new byte[size];
            System.arraycopy(buffer, from, next, 0, held);
            buffer = next;
            from = 0;
            to = held;
            int wanted = (int) Math.min(buffer.length - to, limit - offset - held);
            if (wanted <= 0) {
                return false;
            }
            in.seek(offset + held);
            int count = in.read(buffer, to, wanted);
            if (count < 0) {
                limit = offset + held;
                return false;
            }
            to += count;
            return true;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
