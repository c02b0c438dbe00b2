package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Visits.Guide.class)
class SignInPagesTest {
    @Test
    void a_stranger_signs_in_and_out_again(Visits visits) {
        try (Visitor stranger = visits.stranger()) {
            stranger.goTo("/");
            assertThat(stranger.page().title()).isEqualTo("Sign in – Casebook");
            stranger.signIn("officer.cbc");
            assertThat(stranger.page().url()).isEqualTo(visits.home() + "/");
            assertThat(stranger.text()).contains("Officer (CBC)");
            stranger.press("Sign out");
            assertThat(stranger.heading()).isEqualTo("You are signed out");
        }
    }

    @Test
    void a_wrong_password_is_told_at_the_head_of_the_page_and_at_its_field(Visits visits) {
        try (Visitor stranger = visits.stranger()) {
            stranger.goTo("/sign-in");
            stranger.fill("User name", "nobody");
            stranger.fill("Password", "wrong");
            stranger.press("Sign in");
            assertThat(stranger.page().title()).startsWith("Error: ");
            assertThat(stranger.page().locator(":focus").getAttribute("class")).contains("govuk-error-summary");
            stranger.follow("The user name or the password is wrong");
            assertThat(stranger.page().locator(":focus").getAttribute("id")).isEqualTo("username");
        }
    }
}
