package casebook.merkle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Hashes one after the other, in one array. Their text is base64. */
public final class Hashes {
    public static final Hashes NONE = new Hashes(new byte[0]);

    private final byte[] bytes;

    private Hashes(byte[] bytes) {
        if (bytes.length % Hash.BYTES != 0) {
            throw new IllegalArgumentException("%d bytes are not hashes".formatted(bytes.length));
        }
        this.bytes = bytes;
    }

    public static Hashes of(Collection<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        int offset = 0;
        for (Hash hash : hashes) {
            hash.write(bytes, offset);
            offset += Hash.BYTES;
        }
        return new Hashes(bytes);
    }

    /** @throws IllegalArgumentException where the length is not a multiple of 32 */
    public static Hashes of(byte[] bytes) {
        return new Hashes(bytes.clone());
    }

    @JsonCreator
    public static Hashes parse(String base64) {
        return new Hashes(Base64.getDecoder().decode(base64));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Hash get(int index) {
        return Hash.read(bytes, index * Hash.BYTES);
    }

    public int size() {
        return bytes.length / Hash.BYTES;
    }

    public List<Hash> toList() {
        return IntStream.range(0, size()).mapToObj(this::get).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hashes hashes && Arrays.equals(bytes, hashes.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
