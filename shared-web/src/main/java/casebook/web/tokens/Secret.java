package casebook.web.tokens;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A token as its holder has it: {@code cbk_}, the id, 256 random bits and a checksum, all in letters and digits. By its
 * beginning and its checksum a scanner tells it from all else, wherever it was left lying.
 */
record Secret(String id, String text) {
    static final String PREFIX = "cbk_";

    private static final int ID_LENGTH = 8;
    private static final int RANDOM_BITS = 256;
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern FORM = Pattern.compile(
            PREFIX + "(?<id>[0-9a-z]{%d})[0-9A-Za-z]{%d}".formatted(ID_LENGTH, RANDOM_LENGTH + CHECKSUM_LENGTH));
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    static Secret random(SecureRandom random) {
        String id = written(new BigInteger(41, random), 36, ID_LENGTH);
        String body = PREFIX + id + written(new BigInteger(RANDOM_BITS, random), DIGITS.length(), RANDOM_LENGTH);
        return new Secret(id, body + checksum(body));
    }

    /** The secret that the text is, if it has the form and the checksum of one. */
    static Optional<Secret> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && text.endsWith(checksum(text.substring(0, text.length() - CHECKSUM_LENGTH)))
                ? Optional.of(new Secret(matcher.group("id"), text))
                : Optional.empty();
    }

    /** SHA-256 in hexadecimal. Of so many random bits no slower hash is needed. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has this hash; takes the same time wherever the two differ. */
    boolean hasHash(String other) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return written(BigInteger.valueOf(crc.getValue()), DIGITS.length(), CHECKSUM_LENGTH);
    }

    private static String written(BigInteger number, int base, int length) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        BigInteger by = BigInteger.valueOf(base);
        while (digits.length() < length) {
            BigInteger[] divided = rest.divideAndRemainder(by);
            digits.append(DIGITS.charAt(divided[1].intValue()));
            rest = divided[0];
        }
        return digits.reverse().toString();
    }

    /** Says which it is and keeps the secret. */
    @Override
    public String toString() {
        return PREFIX + id + "…";
    }
}
