package casebook.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks an export of Casebook's log against checkpoints, as docs/canonical-line.md specifies both. It shares no code with
 * Casebook, so that it does not share its mistakes. To be read, and to be run from this file alone (java Verify.java).
 */
public final class Verify {
    public static final int PROVED = 0;
    public static final int DIFFERS = 1;
    public static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            arguments: EXPORT [--checkpoint FILE] [--earlier FILE]... [--key KEY or FILE]...
              EXPORT        a file from /api/audit/export
              --checkpoint  the checkpoint to check against; without it, the one that is enclosed in the export
              --earlier     a checkpoint that you were given before: it must be of the same history
              --key         a key of the log as you were given it; without one no signature is checked
            exit code: 0 proved, 1 something differs, 2 not checked (arguments, unreadable files)""";
    private static final Pattern OPENING = Pattern.compile("\\{\"export\":\\{\"from\":(\\d{1,18}),\"to\":(\\d{1,18}),"
            + "\"before\":\"(.*)\",\"after\":\"(.*)\",\"checkpoint\":\"(.*)\"}}");
    private static final byte[] ENTRY = "{\"position\":".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OTHER = Pattern.compile("\\{\"(hashes|withheld|end)\":\"([A-Za-z0-9+/=]*)\"}");
    private static final Pattern CHECKPOINT =
            Pattern.compile("((.+)\\n(\\d{1,18})\\n([A-Za-z0-9+/]{43}=)\\n(?:.+\\n)*)\\n((?:\u2014 .+\\n)+)");
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^ ]+) (.+)\\n");
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int HASH = 32;
    private static final long LONG_FILE = 64L << 20;

    private final List<String> proved = new ArrayList<>();
    private final List<String> notProved = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Tree tree;
    private final Map<Long, String> roots = new HashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean enclosed = true;
    private boolean opened;
    private boolean closed;
    private long from;
    private long to;
    private byte[] after = {};
    private long covered;
    private long withheld;
    private long firstDifference = Long.MAX_VALUE;

    /** A signed note (c2sp.org/tlog-checkpoint); {@code text} is what is signed. */
    private record Checkpoint(String name, String text, String origin, long size, String root, String signatures) {
        static Checkpoint parse(String note, String name) {
            Matcher parts = CHECKPOINT.matcher(note);
            if (!parts.matches()) {
                throw new IllegalArgumentException("there is no checkpoint in " + name);
            }
            long size = Long.parseLong(parts.group(3));
            return new Checkpoint(name, parts.group(1), parts.group(2), size, parts.group(4), parts.group(5));
        }

        @Override
        public String toString() {
            return "the checkpoint of %d entries (%s)".formatted(size, name);
        }
    }

    private Verify() throws GeneralSecurityException {
        tree = new Tree(MessageDigest.getInstance("SHA-256"));
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** Checks what the arguments name, says so, and returns the exit code. */
    public static int run(String[] args, PrintStream out) {
        try {
            return new Verify().check(args, out);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            out.println("NOT CHECKED: " + e);
            return NOT_CHECKED;
        }
    }

    private int check(String[] args, PrintStream out) throws IOException, GeneralSecurityException {
        if (args.length % 2 == 0 || args[0].startsWith("--")) {
            throw new IllegalArgumentException(USAGE);
        }
        for (int i = 1; i < args.length; i += 2) {
            Path file = Path.of(args[i + 1]);
            String text = Files.exists(file) ? Files.readString(file) : args[i + 1];
            switch (args[i]) {
                case "--checkpoint", "--earlier" -> checkpoints.add(Checkpoint.parse(text, args[i + 1]));
                case "--key" -> keys.addAll(text.lines().toList());
                default -> throw new IllegalArgumentException(USAGE);
            }
            enclosed &= !args[i].equals("--checkpoint");
        }
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            read(in, Files.size(Path.of(args[0])));
        }
        conclude();
        for (Checkpoint checkpoint : checkpoints) {
            checkSignature(checkpoint);
        }
        out.printf("%s: entries %d to %d%n", differences.isEmpty() ? "PROVED" : "DIFFERS", from, to);
        differences.forEach(difference -> out.println("  ! " + difference));
        proved.forEach(proof -> out.println("  + " + proof));
        notProved.forEach(what -> out.println("  ? not proved: " + what));
        return differences.isEmpty() ? PROVED : DIFFERS;
    }

    private void read(InputStream in, long length) throws IOException {
        byte[] buffer = new byte[1 << 20];
        int filled = 0;
        long done = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, filled, buffer.length - filled)) {
            int begin = 0;
            for (int i = filled; i < filled + count; i++) {
                if (buffer[i] == '\n') {
                    line(buffer, begin, i - begin);
                    begin = i + 1;
                }
            }
            filled += count - begin;
            System.arraycopy(buffer, begin, buffer, 0, filled);
            buffer = filled < buffer.length ? buffer : Arrays.copyOf(buffer, 2 * filled);
            done += count;
            if (length > LONG_FILE && done * 50 / length > (done - count) * 50 / length) {
                System.err.printf("\r%3d %%%s", done * 100 / length, done == length ? "\n" : "");
            }
        }
        append(new byte[0]);
    }

    private void line(byte[] buffer, int begin, int length) {
        long position = tree.size + pending.size() / HASH + 1;
        int start = begin + Math.min(ENTRY.length, length);
        if (opened && Arrays.equals(buffer, begin, start, ENTRY, 0, ENTRY.length)) {
            String expected = position + ",";
            int rest = Math.min(begin + length - start, expected.length());
            if (!expected.equals(new String(buffer, start, rest, StandardCharsets.ISO_8859_1))) {
                differsAt(position);
            }
            pending.writeBytes(tree.hash(0, buffer, begin, length));
            return;
        }
        String text = new String(buffer, begin, length, StandardCharsets.UTF_8);
        Matcher other = OTHER.matcher(text);
        if (!opened) {
            open(OPENING.matcher(text));
        } else if (!other.matches()) {
            differences.add("what stands before entry %d is no entry: %.40s".formatted(position, text));
        } else if (other.group(1).equals("hashes")) {
            append(Base64.getDecoder().decode(other.group(2)));
        } else if (other.group(1).equals("withheld")) {
            withheld++;
            pending.writeBytes(Arrays.copyOf(Base64.getDecoder().decode(other.group(2)), HASH));
        } else {
            closed = other.group(2).equals(Long.toString(position - 1));
        }
    }

    private void open(Matcher opening) {
        if (!opening.matches()) {
            throw new IllegalArgumentException("the file does not begin like an export");
        }
        opened = true;
        from = Long.parseLong(opening.group(1));
        to = Long.parseLong(opening.group(2));
        Checkpoint covering = Checkpoint.parse(opening.group(5).replace("\\n", "\n"), "enclosed in the export");
        covered = covering.size;
        after = Base64.getDecoder().decode(opening.group(4));
        if (enclosed) {
            checkpoints.add(covering);
        }
        tree.extend(Base64.getDecoder().decode(opening.group(3)), from - 1);
        noteRoot();
    }

    /** Takes the entries since the last such line into the tree, having compared them with the hashes that were kept. */
    private void append(byte[] keptHashes) {
        byte[] found = pending.toByteArray();
        pending.reset();
        int same = Arrays.mismatch(found, keptHashes);
        if (same >= 0 && keptHashes.length > 0) {
            differsAt(tree.size + same / HASH + 1);
        }
        for (int i = 0; i < found.length; i += HASH) {
            tree.extend(Arrays.copyOfRange(found, i, i + HASH), tree.size + 1);
            noteRoot();
        }
    }

    private void noteRoot() {
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.size == tree.size) {
                roots.put(tree.size, Base64.getEncoder().encodeToString(tree.root()));
            }
        }
    }

    private void differsAt(long position) {
        firstDifference = Math.min(firstDifference, position);
    }

    private void conclude() {
        long end = tree.size;
        if (end == to && after.length > 0) {
            tree.extend(after, covered);
            noteRoot();
        }
        long agreed = 0;
        long disagreed = Long.MAX_VALUE;
        for (Checkpoint checkpoint : checkpoints) {
            String root = roots.get(checkpoint.size);
            if (!checkpoint.origin.equals(checkpoints.get(0).origin)) {
                differences.add("%s is of another log: %s".formatted(checkpoint, checkpoint.origin));
            } else if (root == null && checkpoint.size < from) {
                notProved.add("that the history is the one of %s: the export begins after it".formatted(checkpoint));
            } else if (root == null) {
                differsAt(end + 1);
                differences.add(
                        "%s covers the entries %d to %d, which are missing. (To check a part of the log, export it"
                                        .formatted(checkpoint, end + 1, checkpoint.size)
                                + " with checkpoint=" + checkpoint.size + ".)");
            } else if (root.equals(checkpoint.root)) {
                agreed = Math.max(agreed, checkpoint.size);
                proved.add("the entries are of the history of " + checkpoint);
            } else {
                disagreed = Math.min(disagreed, checkpoint.size);
                differences.add("the entries are not of the history of " + checkpoint);
            }
        }
        if (firstDifference > agreed && firstDifference < Long.MAX_VALUE) {
            differences.add(0, "the first position that differs is " + firstDifference);
        } else if (disagreed < Long.MAX_VALUE) {
            differences.add(
                    0,
                    "the first position that differs is one from %d to %d: the history was rewritten with all"
                                    .formatted(disagreed > agreed ? agreed + 1 : 1, disagreed)
                            + " its hashes, or others see another one");
        } else if (firstDifference <= agreed) {
            notProved.add("the hash beside entry %d, which is wrong; the entry is right".formatted(firstDifference));
        }
        if (end < to || !closed) {
            notProved.add("that this is all of the export: it breaks off after position " + end);
        }
        if (agreed < end) {
            notProved.add("the entries from %d on: no checkpoint that agrees covers them".formatted(agreed + 1));
        }
        if (withheld > 0) {
            notProved.add("what %d withheld entries say: only their hashes are in the export".formatted(withheld));
        }
        notProved.add("that what the entries say is true, and that others see this history: compare checkpoints");
    }

    private void checkSignature(Checkpoint checkpoint) throws GeneralSecurityException {
        List<Boolean> valid = new ArrayList<>();
        for (Matcher line = SIGNATURE.matcher(checkpoint.signatures); line.find(); ) {
            byte[] signature = Base64.getDecoder().decode(line.group(2));
            String name = line.group(1) + "+" + HexFormat.of().formatHex(signature, 0, 4) + "+";
            for (String key : keys) {
                if (key.startsWith(name)) {
                    byte[] typed = Base64.getDecoder()
                            .decode(key.substring(name.length()).strip());
                    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + HASH);
                    System.arraycopy(typed, 1, spki, SPKI.length, HASH);
                    Signature verifier = Signature.getInstance("Ed25519");
                    verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
                    verifier.update(checkpoint.text.getBytes(StandardCharsets.UTF_8));
                    valid.add(verifier.verify(Arrays.copyOfRange(signature, 4, signature.length)));
                }
            }
        }
        if (keys.isEmpty()) {
            notProved.add("who signed %s: give a key with --key".formatted(checkpoint));
        } else if (valid.isEmpty() || valid.contains(false)) {
            differences.add("%s was changed, or signed by another key than you gave".formatted(checkpoint));
        } else {
            proved.add("a key that you gave signed " + checkpoint);
        }
    }

    /** A Merkle tree (RFC 9162, section 2.1), held by the roots of its largest complete subtrees. */
    private static final class Tree {
        private final List<byte[]> peaks = new ArrayList<>();
        private final MessageDigest sha256;
        private long size;

        Tree(MessageDigest sha256) {
            this.sha256 = sha256;
        }

        /** Extends the tree to this size by the roots of complete subtrees, each the largest that fits. */
        void extend(byte[] subtrees, long newSize) {
            for (int i = 0; size < newSize; i += HASH) {
                int level = Math.min(63 - Long.numberOfLeadingZeros(newSize - size), Long.numberOfTrailingZeros(size));
                byte[] node = Arrays.copyOfRange(subtrees, i, i + HASH);
                for (long left = size >>> level; (left & 1) == 1; left >>>= 1) {
                    node = node(peaks.remove(peaks.size() - 1), node);
                }
                peaks.add(node);
                size += 1L << level;
            }
        }

        byte[] root() {
            byte[] root = peaks.isEmpty() ? sha256.digest() : peaks.get(peaks.size() - 1);
            for (int i = peaks.size() - 2; i >= 0; i--) {
                root = node(peaks.get(i), root);
            }
            return root;
        }

        private byte[] node(byte[] left, byte[] right) {
            byte[] both = Arrays.copyOf(left, 2 * HASH);
            System.arraycopy(right, 0, both, HASH, HASH);
            return hash(1, both, 0, both.length);
        }

        byte[] hash(int prefix, byte[] bytes, int begin, int length) {
            sha256.update((byte) prefix);
            sha256.update(bytes, begin, length);
            return sha256.digest();
        }
    }
}
