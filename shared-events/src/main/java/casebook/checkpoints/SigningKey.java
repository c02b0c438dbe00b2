package casebook.checkpoints;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs for the log: the private half of a {@link VerifierKey}. As text, which is to be kept secret, it is
 * {@code PRIVATE+KEY+<name>+<id>+<seed>}, as other implementations of signed notes write it.
 */
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int SEED_BYTES = 32;
    private static final int PUBLIC_BYTES = 32;

    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(String name, KeyPair pair) {
        byte[] spki = pair.getPublic().getEncoded();
        verifier = new VerifierKey(name, Arrays.copyOfRange(spki, spki.length - PUBLIC_BYTES, spki.length));
        key = pair.getPrivate();
    }

    public static SigningKey generate(String name) {
        return new SigningKey(name, pair(new SecureRandom()));
    }

    /** @throws IllegalArgumentException where the text is not a signing key */
    public static SigningKey parse(String text) {
        String[] parts = text.strip().split("\\+", 5);
        if (!text.strip().startsWith(PREFIX) || parts.length != 5) {
            throw new IllegalArgumentException("A signing key looks like %s<name>+<id>+<seed>".formatted(PREFIX));
        }
        byte[] typed = Base64.getDecoder().decode(parts[4]);
        if (typed.length != SEED_BYTES + 1 || typed[0] != VerifierKey.ED25519) {
            throw new IllegalArgumentException("The signing key is not an Ed25519 key");
        }
        SigningKey parsed = new SigningKey(parts[2], pair(new Seed(Arrays.copyOfRange(typed, 1, typed.length))));
        if (!parsed.verifier.id().equals(parts[3])) {
            throw new IllegalArgumentException("The signing key's text is damaged: its id does not fit");
        }
        return parsed;
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java since 15 has Ed25519", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
    }

    /** The text that {@link #parse} reads; whoever has it can sign. */
    public String secret() {
        byte[] typed = new byte[SEED_BYTES + 1];
        typed[0] = VerifierKey.ED25519;
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalStateException("The signing key can't be exported"));
        System.arraycopy(seed, 0, typed, 1, SEED_BYTES);
        return PREFIX + verifier.name() + "+" + verifier.id() + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public String toString() {
        return "signing key of " + verifier;
    }

    /** Generation from this seed gives the same pair each time: RFC 8032, section 5.1.5, takes 32 random bytes. */
    private static final class Seed extends SecureRandom {
        private final transient byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
