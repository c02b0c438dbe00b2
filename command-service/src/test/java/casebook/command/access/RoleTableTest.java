package casebook.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.command.cases.CaseCommand.ReopenCase;
import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.partnership.PartnershipCommand.AddAuthorityAlias;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.events.CaseId;
import casebook.events.PlanCode;
import casebook.events.ShortCode;
import casebook.web.Caller;
import casebook.web.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTableTest {
    private static final PlanCode PLAN = new PlanCode("SES2011");

    private final RoleTable table = new RoleTable();

    @ParameterizedTest
    @CsvSource({
        "OFFICER,       own case,   yes",
        "OFFICER,       other case, not-your-authority",
        "OFFICER,       adoption,   not-your-role",
        "OFFICER,       approval,   not-your-role",
        "OFFICER,       authority,  not-your-role",
        "APPROVER,      own case,   yes",
        "APPROVER,      other case, not-your-authority",
        "APPROVER,      adoption,   not-your-role",
        "APPROVER,      approval,   yes",
        "APPROVER,      authority,  not-your-role",
        "AUDITOR,       own case,   not-your-role",
        "AUDITOR,       other case, not-your-role",
        "AUDITOR,       adoption,   not-your-role",
        "AUDITOR,       approval,   not-your-role",
        "AUDITOR,       authority,  not-your-role",
        "BOARD,         own case,   not-your-role",
        "BOARD,         other case, not-your-role",
        "BOARD,         adoption,   not-your-role",
        "BOARD,         approval,   yes",
        "BOARD,         authority,  not-your-role",
        "ADMINISTRATOR, own case,   yes",
        "ADMINISTRATOR, other case, yes",
        "ADMINISTRATOR, adoption,   yes",
        "ADMINISTRATOR, approval,   yes",
        "ADMINISTRATOR, authority,  yes"
    })
    void each_role_commands_what_is_its_own(Role role, String what, String answer) {
        Command command = command(what);
        if (answer.equals("yes")) {
            assertThat(table.roleFor(caller(role), command)).isEqualTo(role);
        } else {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> table.roleFor(caller(role), command))
                    .extracting(Refusal::code)
                    .isEqualTo(answer);
        }
    }

    @Test
    void who_has_several_roles_acts_in_the_one_that_allows_it() {
        Caller caller = caller(Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR);
        assertThat(table.roleFor(caller, command("own case"))).isEqualTo(Role.OFFICER);
        assertThat(table.roleFor(caller, command("other case"))).isEqualTo(Role.ADMINISTRATOR);
    }

    private static Command command(String what) {
        return switch (what) {
            case "own case" -> new ReopenCase(CaseId.parse("SES2011-1.2a-CBC"), "Redrawn", null);
            case "other case" -> new ReopenCase(CaseId.parse("SES2011-1.2a-BDC"), "Redrawn", null);
            case "adoption" -> new AdoptPlan(PLAN, null);
            case "approval" -> new ApprovePlan(PLAN, "Cabinet", null);
            case "authority" -> new AddAuthorityAlias(new ShortCode("CBC"), "Charnwood");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Caller caller(Role... roles) {
        return new Caller("someone", "Someone", Arrays.stream(roles).collect(Collectors.toSet()), Set.of("CBC"));
    }
}
