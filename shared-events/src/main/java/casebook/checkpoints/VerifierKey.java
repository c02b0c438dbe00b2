package casebook.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Verifies what the log signed: an Ed25519 public key under a name. Its text is {@code <name>+<id>+<key>}: the id in
 * hexadecimal, the key in base64 after a byte 1, which stands for Ed25519.
 */
public final class VerifierKey {
    static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] key;

    /** @param key the 32 bytes of RFC 8032 */
    VerifierKey(String name, byte[] key) {
        if (name.isEmpty() || name.codePoints().anyMatch(VerifierKey::isOutOfPlace)) {
            throw new IllegalArgumentException(
                    "A key's name is not empty and has no spaces, quotes, backslashes or +: " + name);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has %d bytes".formatted(KEY_BYTES));
        }
        this.name = name;
        this.key = key;
    }

    private static boolean isOutOfPlace(int c) {
        return "+\"\\".indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c);
    }

    /** @throws IllegalArgumentException where the text is not a key, or its id is another key's */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key looks like <name>+<id>+<key>: " + text);
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("The key is not an Ed25519 key: " + text);
        }
        VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!parsed.id().equals(parts[1])) {
            throw new IllegalArgumentException("The key's id is %s, not %s".formatted(parsed.id(), parts[1]));
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    /** The first four bytes of a SHA-256 hash over name, algorithm and key, in hexadecimal. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    byte[] idBytes() {
        byte[] nameLine = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(nameLine.length + 1 + key.length)
                .put(nameLine)
                .put(ED25519)
                .put(key)
                .array();
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(hashed), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    boolean verifies(String text, byte[] signature) {
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + key.length);
        System.arraycopy(key, 0, encoded, SPKI.length, key.length);
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        byte[] typed = new byte[key.length + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
