package casebook.verify;

import java.io.*;
import java.nio.charset.StandardCharsets;
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
    private static final String USAGE = """
            arguments: EXPORT (of /api/audit/export) [--checkpoint FILE] [--earlier FILE]... [--key KEY or FILE]...
              --checkpoint  the checkpoint to check against; without it, the one that is enclosed in the export
              --earlier     a checkpoint that you were given before: it must be of the same history
              --key         a key of the log as you were given it; without one no signature is checked
            exit code: 0 all of it is proved; 1 something differs; 2 nothing was checked; 3 only a part is proved""";
    private static final List<String> BY_CODE = List.of("PROVED", "DIFFERS", "NOT CHECKED", "PROVED IN PART");
    private static final String NO_EXPORT = "the file does not begin like an export";
    private static final String NO_KEY = " holds no key: it is \"key\" in /api/checkpoints/keys, name+id+base64";
    private static final String BASE64 = "((?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}(?:==|[A-Za-z0-9+/]=))?)";
    private static final Pattern OPENING = Pattern.compile("\\{\"export\":\\{\"from\":(\\d{1,18}),\"to\":(\\d{1,18}),"
            + "\"before\":\"%s\",\"after\":\"%s\",\"checkpoint\":\"(.*)\"}}".formatted(BASE64, BASE64));
    private static final Pattern OTHER = Pattern.compile("\\{\"(hashes|withheld)\":\"" + BASE64 + "\"}");
    private static final Pattern CHECKPOINT = Pattern.compile("((.+)\\n(\\d{1,18})\\n(.+)\\n(?:.+\\n)*)\\n((?s).+)");
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/]{91}=)\\n");
    private static final Pattern KEYS = Pattern.compile("\\s*(?:[^+\\s]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}\\s+)+");
    private static final String SPKI = "302a300506032b6570032100";
    private static final int HASH = 32;

    private final List<String> proved = new ArrayList<>();
    private final List<String> notProved = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Tree tree = new Tree();
    private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean enclosed = true;
    private boolean closed;
    private boolean whole;
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
            Matcher part = CHECKPOINT.matcher(note.replace("\r", "").strip() + "\n"); // as mailboxes return it
            require(part.matches(), "there is no checkpoint in " + name);
            long size = Long.parseLong(part.group(3));
            String called = "the checkpoint of %d entries (%s)".formatted(size, name);
            return new Checkpoint(called, part.group(1), part.group(2), size, part.group(4), part.group(5));
        }
    }

    private Verify() throws GeneralSecurityException {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** Checks what the arguments name, says so, and returns the exit code. */
    public static int run(String[] args, PrintStream out) {
        try {
            return new Verify().check(args, out);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            out.println("NOT CHECKED: " + (e instanceof IllegalArgumentException ? e.getMessage() : e));
            return BY_CODE.indexOf("NOT CHECKED");
        }
    }

    private int check(String[] args, PrintStream out) throws IOException, GeneralSecurityException {
        require(args.length % 2 == 1 && !args[0].startsWith("--"), USAGE);
        for (int i = 1; i < args.length; i += 2) {
            String given = args[i + 1];
            boolean isFile = Files.exists(Path.of(given));
            String text = isFile ? new String(Files.readAllBytes(Path.of(given)), StandardCharsets.UTF_8) : given;
            require(!args[i].equals("--key") || KEYS.matcher(text + "\n").matches(), given + NO_KEY);
            switch (args[i]) {
                case "--checkpoint", "--earlier" -> checkpoints.add(Checkpoint.parse(text, given));
                case "--key" -> keys.addAll(List.of(text.strip().split("\\s+")));
                default -> throw new IllegalArgumentException(USAGE);
            }
            enclosed &= !args[i].equals("--checkpoint");
        }
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            read(in, Files.size(Path.of(args[0])));
        }
        conclude();
        int code = !differences.isEmpty() ? 1 : whole ? 0 : agreed < from ? 2 : 3;
        String proof = code == 3 ? "entries %d to %d of ".formatted(from, Math.min(agreed, to)) : "";
        out.print(BY_CODE.get(code) + ": " + proof);
        out.printf(from > to ? "no entries after %2$d" : "entries %d to %d", from, to);
        out.println(withheld > 0 ? "; withheld: " + withheld + ", whose place is proved and whose text is not" : "");
        differences.stream().limit(12).forEach(difference -> out.println("  ! " + difference));
        proved.forEach(what -> out.println("  + " + what));
        notProved.forEach(what -> out.println("  ? not proved: " + what));
        return code;
    }

    private static void require(boolean isSo, String remedy) {
        if (!isSo) {
            throw new IllegalArgumentException(remedy);
        }
    }

    private void read(InputStream in, long length) throws IOException {
        byte[] buffer = new byte[1 << 20];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long done = 0;
        for (int count = in.read(buffer), begin = 0; count >= 0; count = in.read(buffer), begin = 0) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, begin, i - begin);
                    line(line.toByteArray());
                    line.reset();
                    begin = i + 1;
                }
            }
            line.write(buffer, begin, count - begin);
            done += count;
            if (length > 64 << 20 && done * 50 / length > (done - count) * 50 / length) {
                System.err.printf("\r[%-50s]%s", "#".repeat((int) (done * 50 / length)), done < length ? "" : "\n");
            }
        }
        note(closed && line.size() > 0, differences, "something stands after the end");
        append(new byte[0]);
    }

    private void line(byte[] bytes) {
        long position = tree.size + pending.size() / HASH + 1;
        String line = new String(bytes, StandardCharsets.UTF_8);
        Matcher other = OTHER.matcher(line);
        boolean inside = !closed && position <= to;
        require(from > 0 || !line.endsWith("\r"), "its lines end in CR LF: take the export again, unconverted");
        if (from == 0) {
            open(OPENING.matcher(line));
        } else if (inside && line.startsWith("{\"position\":")) {
            differs(!line.startsWith("{\"position\":" + position + ","), position);
            pending.writeBytes(tree.hash(0, bytes));
        } else if (!closed && other.matches() && other.group(1).equals("hashes")) {
            append(Base64.getDecoder().decode(other.group(2)));
        } else if (inside && other.matches()) {
            withheld++;
            pending.writeBytes(Arrays.copyOf(Base64.getDecoder().decode(other.group(2)), HASH));
        } else {
            boolean strange = closed || !line.equals("{\"end\":\"" + to + "\"}");
            note(strange, differences, "after entry %d stands a strange line: %.300s", position - 1, line);
            closed |= line.startsWith("{\"end\":");
        }
    }

    private void open(Matcher opening) {
        require(opening.matches(), NO_EXPORT);
        from = Long.parseLong(opening.group(1));
        to = Long.parseLong(opening.group(2));
        after = Base64.getDecoder().decode(opening.group(4));
        String note = opening.group(5).replace("\\n", "\n");
        List<Checkpoint> in = note.isEmpty() ? List.of() : List.of(Checkpoint.parse(note, "enclosed in the export"));
        in.forEach(covering -> covered = covering.size);
        checkpoints.addAll(enclosed ? in : List.of());
        tree.extend(Base64.getDecoder().decode(opening.group(3)), from - 1);
        compare();
    }

    /** Takes the entries since the last such line into the tree, having compared them with the hashes that were kept. */
    private void append(byte[] keptHashes) {
        byte[] found = pending.toByteArray();
        pending.reset();
        int same = Arrays.mismatch(found, keptHashes);
        differs(same >= 0 && keptHashes.length > 0, tree.size + same / HASH + 1);
        for (int i = 0; i < found.length; i += HASH) {
            tree.extend(Arrays.copyOfRange(found, i, i + HASH), tree.size + 1);
            compare();
        }
    }

    private void differs(boolean isSo, long position) {
        firstDifference = isSo ? Math.min(firstDifference, position) : firstDifference;
    }

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
        require(from > 0 && from <= to + 1, NO_EXPORT);
        long end = tree.size;
        if (end == to && covered > to && after.length > 0) {
            tree.extend(after, covered);
            compare();
        }
        whole = closed && agreed >= to && !checkpoints.isEmpty();
        for (Checkpoint each : checkpoints) {
            boolean beyond = each.size > to && each.size != tree.size;
            note(!each.origin.equals(checkpoints.get(0).origin), differences, "%s is of another log", each.called);
            note(each.size < from - 1, notProved, "that this goes on from %s: it begins later", each.called);
            note(beyond, notProved, "that %s goes on from this: export with &checkpoint=%d", each.called, each.size);
            whole &= each.size >= from - 1 && !beyond;
            checkSignature(each);
        }
        differs(end < to ? closed : covered > to && after.length == 0, end + 1);
        if (firstDifference > agreed && firstDifference < Long.MAX_VALUE) {
            differences.add(0, "the first position that differs is " + firstDifference);
        } else if (disagreed < Long.MAX_VALUE) {
            String where = "one from %d to %d".formatted(disagreed > agreed ? agreed + 1 : 1, disagreed);
            String why = ": the history was rewritten with all its hashes, or others see another one";
            differences.add(0, "the first position that differs is " + where + why);
        }
        note(firstDifference <= agreed, notProved, "the hash beside entry %d; the entry is right", firstDifference);
        note(!closed, notProved, "that this is all: the file is incomplete, it breaks off after position %d", end);
        note(closed && end < to, differences, "entries are missing: %d to %d", end + 1, to);
        note(agreed < end, notProved, "what comes after position %d: no checkpoint that agrees covers it", agreed);
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
            for (String key : keys.stream().filter(key -> key.startsWith(name)).toList()) {
                byte[] typed = Base64.getDecoder().decode(key.substring(name.length()));
                byte[] spki = HexFormat.of().parseHex(SPKI + HexFormat.of().formatHex(typed, 1, typed.length));
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
                verifier.update(checkpoint.text.getBytes(StandardCharsets.UTF_8));
                try {
                    valid.add(verifier.verify(signature, 4, signature.length - 4));
                } catch (SignatureException e) { // where it is no signature at all
                    valid.add(false);
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
                byte[] node = Arrays.copyOfRange(subtrees, Math.min(i, subtrees.length), i + HASH);
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
            List.of(parts).forEach(sha256::update);
            return sha256.digest();
        }
    }
}
