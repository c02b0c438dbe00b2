package casebook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.util.*;
import java.util.regex.*;

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
    private static final String ENTRY = "{\"position\":";
    private static final Pattern OTHER = Pattern.compile("\\{\"(hashes|withheld|end)\":\"([A-Za-z0-9+/=]*)\"}");
    private static final Pattern CHECKPOINT =
            Pattern.compile("((.+)\\n(\\d{1,18})\\n([A-Za-z0-9+/]{43}=)\\n(?:.+\\n)*)\\n((?:\u2014 .+\\n)+)");
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^ ]+) (.+)\\n");
    private static final String SPKI = "302a300506032b6570032100";
    private static final int HASH = 32;

    private final List<String> proved = new ArrayList<>();
    private final List<String> notProved = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Tree tree = new Tree();
    private final MessageDigest sha256;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean enclosed = true;
    private boolean closed;
    private long from;
    private long to;
    private byte[] after = {};
    private long covered;
    private long withheld;
    private long agreed;
    private long disagreed = Long.MAX_VALUE;
    private long firstDifference = Long.MAX_VALUE;

    /** A signed note (c2sp.org/tlog-checkpoint). What it is called is for people; {@code text} is what is signed. */
    private record Checkpoint(String called, String text, String origin, long size, String root, String signatures) {
        static Checkpoint parse(String note, String name) {
            Matcher part = CHECKPOINT.matcher(note);
            if (!part.matches()) {
                throw new IllegalArgumentException("there is no checkpoint in " + name);
            }
            long size = Long.parseLong(part.group(3));
            String called = "the checkpoint of %d entries (%s)".formatted(size, name);
            return new Checkpoint(called, part.group(1), part.group(2), size, part.group(4), part.group(5));
        }
    }

    private Verify() throws GeneralSecurityException {
        sha256 = MessageDigest.getInstance("SHA-256");
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
            String text = Files.exists(Path.of(args[i + 1])) ? Files.readString(Path.of(args[i + 1])) : args[i + 1];
            switch (args[i]) {
                case "--checkpoint", "--earlier" -> checkpoints.add(Checkpoint.parse(text, args[i + 1]));
                case "--key" -> keys.addAll(text.lines().map(String::strip).toList());
                default -> throw new IllegalArgumentException(USAGE);
            }
            enclosed &= !args[i].equals("--checkpoint");
        }
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            read(in, Files.size(Path.of(args[0])));
        }
        conclude();
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
                    line(Arrays.copyOfRange(buffer, begin, i));
                    begin = i + 1;
                }
            }
            filled += count - begin;
            System.arraycopy(buffer, begin, buffer, 0, filled);
            buffer = filled < buffer.length ? buffer : Arrays.copyOf(buffer, 2 * filled);
            done += count;
            if (length > 64 << 20 && done * 50 / length > (done - count) * 50 / length) {
                System.err.printf("\r%3d %%%s", done * 100 / length, done == length ? "\n" : "");
            }
        }
        append(new byte[0]);
    }

    private void line(byte[] bytes) {
        long position = tree.size + pending.size() / HASH + 1;
        String line = new String(bytes, UTF_8);
        Matcher other = OTHER.matcher(line);
        if (from == 0) {
            open(OPENING.matcher(line));
        } else if (line.startsWith(ENTRY)) {
            differsAt(line.startsWith(position + ",", ENTRY.length()) ? Long.MAX_VALUE : position);
            pending.writeBytes(tree.hash(0, bytes));
        } else {
            switch (other.matches() ? other.group(1) : "") {
                case "hashes" -> append(Base64.getDecoder().decode(other.group(2)));
                case "withheld" -> {
                    withheld++;
                    pending.writeBytes(Arrays.copyOf(Base64.getDecoder().decode(other.group(2)), HASH));
                }
                case "end" -> closed = other.group(2).equals(Long.toString(position - 1));
                default -> differences.add("what stands before entry %d is no entry: %.40s".formatted(position, line));
            }
        }
    }

    private void open(Matcher opening) {
        if (!opening.matches()) {
            throw new IllegalArgumentException("the file does not begin like an export");
        }
        from = Long.parseLong(opening.group(1));
        to = Long.parseLong(opening.group(2));
        after = Base64.getDecoder().decode(opening.group(4));
        Checkpoint covering = Checkpoint.parse(opening.group(5).replace("\\n", "\n"), "enclosed in the export");
        covered = covering.size;
        if (enclosed) {
            checkpoints.add(covering);
        }
        tree.extend(Base64.getDecoder().decode(opening.group(3)), from - 1);
        compare();
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
            compare();
        }
    }

    private void differsAt(long position) {
        firstDifference = Math.min(firstDifference, position);
    }

    /** Compares the tree with the checkpoints of its size. */
    private void compare() {
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.size == tree.size) {
                boolean same = checkpoint.root.equals(Base64.getEncoder().encodeToString(tree.root()));
                note(same, proved, "the entries are of the history of %s", checkpoint.called);
                note(!same, differences, "the entries are not of the history of %s", checkpoint.called);
                agreed = same ? Math.max(agreed, checkpoint.size) : agreed;
                disagreed = same ? disagreed : Math.min(disagreed, checkpoint.size);
            }
        }
    }

    private void conclude() throws GeneralSecurityException {
        long end = tree.size;
        if (end == to && after.length > 0) {
            tree.extend(after, covered);
            compare();
        }
        for (Checkpoint each : checkpoints) {
            boolean missing = each.size > end && each.size != tree.size;
            boolean other = !each.origin.equals(checkpoints.get(0).origin);
            note(other, differences, "%s is of another log: %s", each.called, each.origin);
            note(missing, differences, "entries that %s covers are missing: %d to %d", each.called, end + 1, each.size);
            note(each.size < from - 1, notProved, "that this goes on from %s: it begins later", each.called);
            differsAt(missing ? end + 1 : Long.MAX_VALUE);
            checkSignature(each);
        }
        if (firstDifference > agreed && firstDifference < Long.MAX_VALUE) {
            differences.add(0, "the first position that differs is " + firstDifference);
        } else if (disagreed < Long.MAX_VALUE) {
            String where = (disagreed > agreed ? agreed + 1 : 1) + " to " + disagreed;
            String why = ": the history was rewritten with all its hashes, or others see another one";
            differences.add(0, "the first position that differs is one from " + where + why);
        } else if (firstDifference <= agreed) {
            notProved.add("the hash beside entry %d, which is wrong; the entry is right".formatted(firstDifference));
        }
        note(from == 0, differences, "the file is empty");
        note(end < to || !closed, notProved, "that this is all of the export: it breaks off after position %d", end);
        note(agreed < end, notProved, "the entries from %d on: no checkpoint that agrees covers them", agreed + 1);
        note(withheld > 0, notProved, "what %d withheld entries say: only their hashes are in the export", withheld);
        notProved.add("that what the entries say is true, and that others see this history: compare checkpoints");
    }

    @SuppressWarnings("AnnotateFormatMethod") // whose annotation is in a library
    private static void note(boolean isSo, List<String> where, String what, Object... details) {
        if (isSo) {
            where.add(what.formatted(details));
        }
    }

    /** Every signature by a key that was given must be valid, and there must be one; others are ignored. */
    private void checkSignature(Checkpoint checkpoint) throws GeneralSecurityException {
        List<Boolean> valid = new ArrayList<>();
        for (Matcher line = SIGNATURE.matcher(checkpoint.signatures); line.find(); ) {
            byte[] signature = Base64.getDecoder().decode(line.group(2));
            String name = line.group(1) + "+" + HexFormat.of().formatHex(signature, 0, 4) + "+";
            for (String key : keys) {
                if (key.startsWith(name)) {
                    byte[] typed = Base64.getDecoder().decode(key.substring(name.length()));
                    byte[] spki = HexFormat.of().parseHex(SPKI + HexFormat.of().formatHex(typed, 1, typed.length));
                    Signature verifier = Signature.getInstance("Ed25519");
                    verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
                    verifier.update(checkpoint.text.getBytes(UTF_8));
                    valid.add(verifier.verify(signature, 4, signature.length - 4));
                }
            }
        }
        boolean sound = !valid.isEmpty() && !valid.contains(false);
        note(keys.isEmpty(), notProved, "who signed %s: give a key with --key", checkpoint.called);
        note(!keys.isEmpty() && !sound, differences, "%s was changed, or signed by another key", checkpoint.called);
        note(sound, proved, "a key that you gave signed %s", checkpoint.called);
    }

    /** A Merkle tree (RFC 9162, section 2.1), held by the roots of its largest complete subtrees. */
    private final class Tree {
        private final List<byte[]> peaks = new ArrayList<>();
        private long size;

        /** Extends the tree to this size by the roots of complete subtrees, each the largest that fits. */
        void extend(byte[] subtrees, long newSize) {
            for (int i = 0; size < newSize; i += HASH) {
                int level = Math.min(63 - Long.numberOfLeadingZeros(newSize - size), Long.numberOfTrailingZeros(size));
                byte[] node = Arrays.copyOfRange(subtrees, i, i + HASH);
                for (long left = size >>> level; (left & 1) == 1; left >>>= 1) {
                    node = hash(1, peaks.remove(peaks.size() - 1), node);
                }
                peaks.add(node);
                size += 1L << level;
            }
        }

        byte[] root() {
            byte[] root = peaks.isEmpty() ? sha256.digest() : peaks.get(peaks.size() - 1);
            for (int i = peaks.size() - 2; i >= 0; i--) {
                root = hash(1, peaks.get(i), root);
            }
            return root;
        }

        byte[] hash(int prefix, byte[]... parts) {
            sha256.update((byte) prefix);
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        }
    }
}
