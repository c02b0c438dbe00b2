package casebook.web.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.web.Caller;
import casebook.web.Role;
import casebook.web.tokens.ApiTokens.Issued;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

/** What tokens promise on each store. */
abstract class ApiTokensContract {
    private static final Caller ADMIN = new Caller("admin", "Administrator", Set.of(Role.ADMINISTRATOR), Set.of());
    static final Instant MORNING = Instant.parse("2026-11-22T09:40:05Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** The store anew, as after a restart. */
    abstract TokenStore store();

    private ApiTokens at(Instant now) {
        return new ApiTokens(store(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void its_holder_is_an_officer_of_one_authority_also_after_a_restart() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", null, ADMIN);

        Caller caller = at(MORNING).read(issued.text()).orElseThrow();

        assertThat(caller.subject()).isEqualTo("token-" + issued.token().id());
        assertThat(caller.name()).isEqualTo("Performance system");
        assertThat(caller.roles()).containsExactly(Role.OFFICER);
        assertThat(caller.authorities()).containsExactly("CBC");
    }

    @Test
    void a_revoked_token_is_taken_no_more() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", null, ADMIN);
        Issued other = at(MORNING).issue("Another", "CBC", null, ADMIN);

        ApiToken revoked = at(MORNING).revoke(issued.token().id(), ADMIN).orElseThrow();

        assertThat(revoked.revokedAt()).isEqualTo(MORNING);
        assertThat(revoked.revokedBy()).isEqualTo("admin");
        assertRefused(at(MORNING), issued.text());
        assertThat(at(MORNING).read(other.text())).isPresent();
        assertThat(at(MORNING.plusSeconds(1)).revoke(issued.token().id(), ADMIN))
                .contains(revoked);
        assertThat(at(MORNING).revoke("nosuchid", ADMIN)).isEmpty();
    }

    @Test
    void a_token_is_taken_on_its_last_day_and_not_after_it() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", TODAY, ADMIN);

        assertThat(at(Instant.parse("2026-11-22T23:59:59Z")).read(issued.text()))
                .isPresent();
        assertRefused(at(Instant.parse("2026-11-23T00:00:00Z")), issued.text());
    }

    @Test
    void the_day_on_which_it_was_used_last_is_known() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", null, ADMIN);
        assertThat(at(MORNING).all())
                .singleElement()
                .extracting(ApiToken::lastUsedOn)
                .isNull();

        at(MORNING).read(issued.text());

        assertThat(at(MORNING).all())
                .singleElement()
                .extracting(ApiToken::lastUsedOn)
                .isEqualTo(TODAY);
        assertThat(at(MORNING).read(issued.text())).isPresent();
    }

    @Test
    void no_other_text_is_taken_for_it() {
        String text =
                at(MORNING).issue("Performance system", "CBC", null, ADMIN).text();
        String other = at(MORNING).issue("Another", "BDC", null, ADMIN).text();
        ApiTokens tokens = at(MORNING);

        assertRefused(tokens, text.substring(0, text.length() - 1));
        assertRefused(tokens, text + "0");
        assertRefused(tokens, text.substring(0, 12) + other.substring(12));
        assertRefused(tokens, "cbk_");
        assertThat(tokens.read("eyJhbGciOiJub25lIn0.e30.")).isEmpty();
    }

    @Test
    void a_known_id_with_another_secret_and_its_right_checksum_is_refused() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", null, ADMIN);
        Secret guessed;
        do {
            guessed = Secret.random(new SecureRandom());
        } while (guessed.id().equals(issued.token().id()));

        assertThat(Secret.parse(guessed.text())).isPresent();
        assertRefused(at(MORNING), guessed.text());
        assertThat(guessed.hasHash(Secret.parse(issued.text()).orElseThrow().hash()))
                .isFalse();
    }

    @Test
    void nothing_that_is_kept_or_printed_holds_the_secret() {
        Issued issued = at(MORNING).issue("Performance system", "CBC", null, ADMIN);
        String secret = issued.text().substring(12, 55);

        assertThat(issued.toString()
                        + Secret.parse(issued.text())
                        + store().find(issued.token().id()))
                .doesNotContain(secret);
    }

    @Test
    void a_scanner_knows_it_by_its_form() {
        assertThat(at(MORNING).issue("Performance system", "CBC", null, ADMIN).text())
                .matches("cbk_[0-9a-z]{8}[0-9A-Za-z]{49}");
    }

    private static void assertRefused(ApiTokens tokens, String text) {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> tokens.read(text));
    }
}
