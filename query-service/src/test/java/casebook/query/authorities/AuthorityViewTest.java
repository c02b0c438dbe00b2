package casebook.query.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.events.CaseId;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityViewTest {
    private static final ShortCode MELTON = new ShortCode("MBC");
    private static final LocalDate DAY = LocalDate.of(2010, 8, 1);
    private static final AuthorityView REGISTERED = AuthorityView.after(
            null,
            new AuthorityRegistered(MELTON, new OnsCode("E07000133"), "Melton Borough Council", List.of("MDC"), DAY));

    @ParameterizedTest
    @ValueSource(strings = {"MBC", "mbc", " MBC ", "MDC", "e07000133", "melton borough council"})
    void an_authority_answers_to_all_its_names(String text) {
        assertThat(REGISTERED.isCalled(text)).isTrue();
    }

    @Test
    void an_authority_gets_further_aliases() {
        AuthorityView view = AuthorityView.after(REGISTERED, new AuthorityAliasAdded(MELTON, "Melton", DAY));
        assertThat(view.isCalled("Melton")).isTrue();
        assertThat(view.isCalled("Blaby")).isFalse();
    }

    @Test
    void an_authority_that_left_stays_in_the_directory() {
        AuthorityView view = AuthorityView.after(REGISTERED, new AuthorityDeparted(MELTON, DAY, "Merged"));
        assertThat(view.lastDay()).isEqualTo(DAY);
        assertThat(new Directory(List.of(view)).at("MDC")).isEqualTo(view);
    }

    @Test
    void a_case_is_found_by_any_alias_of_its_authority() {
        Directory directory = new Directory(List.of(REGISTERED));
        assertThat(directory.caseId("ses2011-1.2a-mdc")).contains(CaseId.parse("SES2011-1.2a-MBC"));
        assertThat(directory.caseId("SES2011-1.2a-XYZ")).contains(CaseId.parse("SES2011-1.2a-XYZ"));
        assertThat(directory.caseId("nonsense")).isEmpty();
    }

    @Test
    void a_history_that_does_not_begin_with_the_registration_is_not_passed_over() {
        assertThatThrownBy(() -> AuthorityView.after(null, new AuthorityDeparted(MELTON, DAY, "Merged")))
                .hasMessageContaining("was not registered");
    }
}
