package casebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table as it was agreed: what each role may do to the own authority's, another's, and the partnership's matters. */
class RulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST_ON_CASE         | own           | own             | -   | -           | -",
                "CORRECT_ENTRY        | own entry     | own             | -   | -           | -",
                "GOVERN_PLANS         | -             | -               | -   | -           | all",
                "IMPORT_PLANS         | -             | -               | -   | -           | all",
                "REGISTER_AUTHORITIES | -             | -               | -   | -           | all",
                "RECORD_APPROVAL      | -             | own             | -   | partnership | all",
                "READ                 | all           | all             | all | all         | all",
                "READ_AUDIT           | own           | own             | all | all         | all",
                "RELEASE_PARKED       | -             | -               | -   | -           | all",
                "READ_PARKED          | -             | -               | all | -           | all",
                "READ_ACCESS_LOG      | -             | -               | all | -           | all",
                "HAND_OUT_TOKENS      | -             | -               | -   | -           | all",
                "ISSUE_CHECKPOINTS    | -             | -               | all | -           | all",
                "CHANGE_KEYS          | -             | -               | -   | -           | all",
                "PUBLISH_PAPERS       | -             | -               | -   | all         | all",
                "OPERATE              | -             | -               | -   | -           | all"
            })
    void each_role_has_its_rights(
            Right right, String officer, String approver, String auditor, String board, String administrator) {
        assertThat(reach(Role.OFFICER, right)).isEqualTo(officer);
        assertThat(reach(Role.APPROVER, right)).isEqualTo(approver);
        assertThat(reach(Role.AUDITOR, right)).isEqualTo(auditor);
        assertThat(reach(Role.BOARD, right)).isEqualTo(board);
        assertThat(reach(Role.ADMINISTRATOR, right)).isEqualTo(administrator);
        assertThat(reach(Role.MONITOR, right)).isEqualTo("-");
    }

    @Test
    void meters_are_for_who_watches_and_who_administers() {
        assertThat(Arrays.stream(Role.values()).filter(role -> caller(role).may(Right.READ_METERS)))
                .containsExactlyInAnyOrder(Role.MONITOR, Role.ADMINISTRATOR);
    }

    @Test
    void the_rights_of_several_roles_add_up() {
        Caller both = caller(Role.OFFICER, Role.BOARD);
        assertThat(both.may(Right.POST_ON_CASE, Matter.of("CBC"))).isTrue();
        assertThat(both.may(Right.POST_ON_CASE, Matter.of("BDC"))).isFalse();
        assertThat(both.mayEverywhere(Right.READ_AUDIT)).isTrue();
        assertThat(caller().may(Right.READ)).isFalse();
        assertThat(caller().may(Right.SIGN_IN)).isTrue();
    }

    /** How far the right reaches: asked of the matters that there can be. */
    private static String reach(Role role, Right right) {
        Caller caller = caller(role);
        boolean ownEntry = caller.may(right, new Matter("CBC", "someone"));
        boolean own = caller.may(right, new Matter("CBC", "another"));
        boolean others = caller.may(right, new Matter("BDC", "someone"));
        boolean partnerships = caller.may(right, Matter.of(null));
        String reach = others && own && ownEntry && partnerships
                ? "all"
                : partnerships && !others && !ownEntry
                        ? "partnership"
                        : own && ownEntry && !others && !partnerships ? "own" : ownEntry && !own ? "own entry" : "-";
        assertThat(caller.may(right)).isEqualTo(!reach.equals("-"));
        assertThat(caller.mayEverywhere(right)).isEqualTo(reach.equals("all"));
        return reach;
    }

    private static Caller caller(Role... roles) {
        return new Caller("someone", "Someone", Arrays.stream(roles).collect(Collectors.toSet()), Set.of("CBC"));
    }
}
