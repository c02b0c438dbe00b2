package casebook.checkpoints;

import casebook.merkle.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log's word that its first {@code size} entries have this root: a signed note as in c2sp.org/tlog-checkpoint, with
 * one extension line that says when it was issued.
 *
 * @param origin names the log
 * @param issuedAt UTC, to the second
 * @param note the whole signed text
 */
public record Checkpoint(String origin, long size, Hash root, Instant issuedAt, String note) {
    private static final Pattern TEXT =
            Pattern.compile("(?<origin>[^\\n]+)\\n(?<size>0|[1-9][0-9]{0,17})\\n(?<root>[A-Za-z0-9+/]{43}=)\\n"
                    + "issued (?<issued>[0-9T:Z-]{20})\\n");
    private static final Pattern SIGNATURE =
            Pattern.compile("\u2014 ([^ \\n]+) ((?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)\\n");
    private static final Pattern SIGNATURES = Pattern.compile("(?:%s)+".formatted(SIGNATURE));
    private static final int ID_BYTES = 4;

    static Checkpoint sign(String origin, long size, Hash root, Instant now, SigningKey... keys) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        String text = "%s\n%d\n%s\nissued %s\n".formatted(origin, size, root, issuedAt);
        StringBuilder note = new StringBuilder(text).append('\n');
        for (SigningKey key : keys) {
            byte[] signature = key.sign(text);
            byte[] signed = ByteBuffer.allocate(ID_BYTES + signature.length)
                    .put(key.verifier().idBytes())
                    .put(signature)
                    .array();
            note.append("\u2014 %s %s\n"
                    .formatted(key.verifier().name(), Base64.getEncoder().encodeToString(signed)));
        }
        return new Checkpoint(origin, size, root, issuedAt, note.toString());
    }

    /** Reads a note without verifying it. @throws IllegalArgumentException where it is not a checkpoint of ours */
    public static Checkpoint parse(String note) {
        String text = text(note);
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()
                || !SIGNATURES.matcher(note.substring(text.length() + 1)).matches()) {
            throw new IllegalArgumentException("This is not a signed checkpoint: " + note);
        }
        try {
            return new Checkpoint(
                    lines.group("origin"),
                    Long.parseLong(lines.group("size")),
                    Hash.parse(lines.group("root")),
                    Instant.parse(lines.group("issued")),
                    note);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("This is not a signed checkpoint: " + note, e);
        }
    }

    /** The ids of the keys that it names as its signers. */
    public List<String> keyIds() {
        return signatures().map(NoteSignature::keyId).toList();
    }

    /** Whether one of these keys signed it, and none of them that it names as a signer did not. */
    public boolean isSignedBy(Collection<VerifierKey> keys) {
        List<Boolean> verified = signatures()
                .flatMap(signature -> keys.stream()
                        .filter(key ->
                                key.name().equals(signature.name()) && key.id().equals(signature.keyId()))
                        .map(key -> key.verifies(text(note), signature.bytes())))
                .toList();
        return !verified.isEmpty() && !verified.contains(false);
    }

    private Stream<NoteSignature> signatures() {
        return SIGNATURE
                .matcher(note)
                .region(text(note).length() + 1, note.length())
                .results()
                .map(line -> new NoteSignature(line.group(1), line.group(2)));
    }

    /** What is signed: all before the last empty line. */
    private static String text(String note) {
        return note.substring(0, note.lastIndexOf("\n\n") + 1);
    }

    /** @param signed the key's id and its signature, in base64 */
    private record NoteSignature(String name, String signed) {
        String keyId() {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(signed), 0, ID_BYTES);
        }

        byte[] bytes() {
            byte[] bytes = Base64.getDecoder().decode(signed);
            return Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        }
    }
}
