package casebook.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.merkle.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.750Z");

    private final SigningKey key = SigningKey.generate("casebook/leicestershire");
    private final Checkpoint checkpoint = Checkpoint.sign("casebook/leicestershire", 57, Hash.EMPTY, NOON, key);

    @Test
    void a_checkpoint_is_a_signed_note() {
        assertThat(checkpoint.note())
                .startsWith("casebook/leicestershire\n57\n" + Hash.EMPTY + "\nissued 2026-11-22T12:00:00Z\n\n"
                        + "\u2014 casebook/leicestershire ")
                .endsWith("\n");
        assertThat(Checkpoint.parse(checkpoint.note())).isEqualTo(checkpoint);
        assertThat(checkpoint.keyIds()).containsExactly(key.verifier().id());
    }

    @Test
    void it_is_verified_by_the_key_that_signed_it_and_by_no_other() {
        VerifierKey stranger = SigningKey.generate("casebook/leicestershire").verifier();
        assertThat(checkpoint.isSignedBy(List.of(key.verifier()))).isTrue();
        assertThat(checkpoint.isSignedBy(List.of(stranger, key.verifier()))).isTrue();
        assertThat(checkpoint.isSignedBy(List.of(stranger))).isFalse();
        assertThat(checkpoint.isSignedBy(List.of())).isFalse();
    }

    /** The test vector of docs/canonical-line.md. */
    @Test
    void the_documents_example_is_signed_so() {
        SigningKey example =
                SigningKey.parse("PRIVATE+KEY+casebook/example+3f49601b+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        Hash root = Hash.ofNode(
                Hash.parse("e45r6rACxPqiLDplevHgzuovKxp3Qd0w8j+hgpPili0="),
                Hash.parse("zPNulGDWJflUs4pp/ivHeOI+ABO0zwXhwtybheVcFU0="));
        assertThat(example.verifier())
                .hasToString("casebook/example+3f49601b+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(Checkpoint.sign("casebook/example", 2, root, NOON, example).note())
                .isEqualTo("""
                        casebook/example
                        2
                        jrm9anz8CGopPtKydcvH9UcyYjNV2j9+9zZM4cxcSgY=
                        issued 2026-11-22T12:00:00Z

                        — casebook/example P0lgGznO8iEElyxLX9IxDQ8vokM5cgILx1GZv7lmcW5XO4WTgKcXIo0GWzWghKwJL0Fhce7UkN95EBfaKJy8qfKg/A8=
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57>58", "12:00:00Z>12:00:01Z", "leicestershire\n57>rutland\n57", "\n47D>\n57D"})
    void a_changed_checkpoint_is_not_verified(String change) {
        String[] fromTo = change.split(">", 2);
        String changed = checkpoint.note().replaceFirst(fromTo[0], fromTo[1]);
        assertThat(changed).isNotEqualTo(checkpoint.note());
        assertThat(Checkpoint.parse(changed).isSignedBy(List.of(key.verifier())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\n\n", "a\n1\nroot\n\n\u2014 a b\n", "57"})
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse(checkpoint.note() + text + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The example of golang.org/x/mod/sumdb/note, whose notes have the same form. */
    @Test
    void keys_are_read_as_other_implementations_write_them() {
        String verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assertThat(VerifierKey.parse(verifier)).hasToString(verifier);
        assertThat(VerifierKey.parse(verifier).id()).isEqualTo("c74f20a3");
        SigningKey signing =
                SigningKey.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        assertThat(signing.verifier()).hasToString(verifier);
    }

    @Test
    void keys_survive_their_text() {
        assertThat(VerifierKey.parse(key.verifier().toString())).isEqualTo(key.verifier());
        assertThat(SigningKey.parse(key.secret()).verifier()).isEqualTo(key.verifier());
        assertThat(key).asString().doesNotContain(key.secret());
        assertThat(Checkpoint.sign("casebook/leicestershire", 57, Hash.EMPTY, NOON, SigningKey.parse(key.secret())))
                .isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a+00000000+AQ==", "a b+00000000+x"})
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
