package casebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class OwnTokensTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Caller OFFICER =
            new Caller("officer.cbc", "Officer (CBC)", Set.of(Role.OFFICER), Set.of("CBC"));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static String bearer(OwnTokens tokens) {
        SignedIn signedIn = () -> OFFICER;
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(signedIn, ""));
        return tokens.bearer();
    }

    @Test
    void a_token_stands_for_whoever_is_signed_in_with_the_same_roles_and_authorities() {
        OwnTokens tokens = new OwnTokens(null);

        assertThat(tokens.read(bearer(tokens))).contains(OFFICER);
    }

    @Test
    void another_process_takes_it_only_where_both_were_given_the_same_secret() {
        String ofOneProcess = bearer(new OwnTokens(null));
        assertThatThrownBy(() -> new OwnTokens(null).read(ofOneProcess)).isInstanceOf(BadCredentialsException.class);

        String ofTheOther = bearer(new OwnTokens(SECRET));
        assertThat(new OwnTokens(SECRET).read(ofTheOther)).contains(OFFICER);
        assertThatThrownBy(() -> new OwnTokens(SECRET + "x").read(ofTheOther))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void what_is_no_token_of_the_pages_is_left_to_others() {
        assertThat(new OwnTokens(null).read("cbk_something")).isEmpty();
        assertThat(new OwnTokens(null).read("a.b.c")).isEmpty();
    }

    @Test
    void a_secret_that_could_be_guessed_is_refused() {
        assertThatThrownBy(() -> new OwnTokens("short"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("on-behalf-key");
    }
}
