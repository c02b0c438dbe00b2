package casebook.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.cases.CaseCommand.CorrectEntry;
import casebook.command.cases.CaseCommand.ReopenCase;
import casebook.command.deciding.Command;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.dispatching.Origin;
import casebook.command.papers.PaperCommand.PublishPaper;
import casebook.command.partnership.PartnershipCommand.AddAuthorityAlias;
import casebook.command.partnership.Register;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanTerms;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PlanCode;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ShortCode;
import casebook.web.Caller;
import casebook.web.Role;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRightsTest {
    private static final LocalDate DAY = LocalDate.of(2018, 4, 16);
    private static final CaseId OWN_CASE = CaseId.parse("SES2011-1.2a-CBC");
    private static final CaseId OTHER_CASE = CaseId.parse("SES2011-1.2a-BDC");

    /** Entry 1 of each case is the caller's, entry 2 somebody else's. */
    private final CommandRights rights = new CommandRights(
            (stream, entry) -> Optional.ofNullable(
                    Map.of(1L, "someone", 2L, "someone else").get(entry)),
            () -> Register.of(
                    List.of(registered("CBC", "E07000130", "Charnwood"), registered("BDC", "E07000129", "Blaby"))),
            plan -> PlanTerms.of(List.of(
                    plan.value().startsWith("CBC") ? drafted(plan, new ShortCode("CBC")) : drafted(plan, null))));

    @ParameterizedTest
    @CsvSource({
        "OFFICER,       own case,            yes",
        "OFFICER,       other case,          not-your-authority",
        "OFFICER,       own entry,           yes",
        "OFFICER,       another's entry,     not-your-entry",
        "OFFICER,       no entry,            entry-unknown",
        "OFFICER,       other case's entry,  not-your-authority",
        "OFFICER,       adoption,            not-your-role",
        "OFFICER,       CBC Cabinet,         not-your-role",
        "OFFICER,       authority,           not-your-role",
        "OFFICER,        paper,               not-your-role",
        "APPROVER,      own case,            yes",
        "APPROVER,      other case,          not-your-authority",
        "APPROVER,      own entry,           yes",
        "APPROVER,      another's entry,     yes",
        "APPROVER,      other case's entry,  not-your-authority",
        "APPROVER,      adoption,            not-your-role",
        "APPROVER,      CBC Cabinet,         yes",
        "APPROVER,      charnwood  scrutiny, yes",
        "APPROVER,      BDC Cabinet,         not-your-body",
        "APPROVER,      CBCX Cabinet,        not-your-body",
        "APPROVER,      Chief executives,    not-your-body",
        "APPROVER,      Cabinet of own plan, yes",
        "APPROVER,      authority,           not-your-role",
        "APPROVER,       paper,               not-your-role",
        "AUDITOR,       own case,            not-your-role",
        "AUDITOR,       own entry,           not-your-role",
        "AUDITOR,       adoption,            not-your-role",
        "AUDITOR,       CBC Cabinet,         not-your-role",
        "AUDITOR,       authority,           not-your-role",
        "AUDITOR,        paper,               not-your-role",
        "BOARD,         own case,            not-your-role",
        "BOARD,         own entry,           not-your-role",
        "BOARD,         adoption,            not-your-role",
        "BOARD,         CBC Cabinet,         not-your-body",
        "BOARD,         Chief executives,    yes",
        "BOARD,         Cabinet of own plan, not-your-body",
        "BOARD,         authority,           not-your-role",
        "BOARD,          paper,               yes",
        "ADMINISTRATOR, own case,            not-your-role",
        "ADMINISTRATOR, other case,          not-your-role",
        "ADMINISTRATOR, own entry,           not-your-role",
        "ADMINISTRATOR, adoption,            yes",
        "ADMINISTRATOR, CBC Cabinet,         yes",
        "ADMINISTRATOR, Chief executives,    yes",
        "ADMINISTRATOR, authority,           yes",
        "ADMINISTRATOR,  paper,               yes",
        "MONITOR,       own case,            not-your-role",
        "MONITOR,       adoption,            not-your-role"
    })
    void each_role_commands_what_is_its_own(Role role, String what, String answer) {
        assertThat(answer(Origin.Way.DIRECT, caller(role), command(what)))
                .isEqualTo(answer.equals("yes") ? role.word() : answer);
    }

    @ParameterizedTest
    @CsvSource({
        "ADMINISTRATOR, own case,   administrator",
        "ADMINISTRATOR, other case, administrator",
        "ADMINISTRATOR, own entry,  not-your-role",
        "OFFICER,       own case,   not-your-role",
        "APPROVER,      own case,   not-your-role",
        "AUDITOR,       own case,   not-your-role"
    })
    void cases_are_imported_by_administrators_alone(Role role, String what, String answer) {
        assertThat(answer(Origin.Way.IMPORT, caller(role), command(what))).isEqualTo(answer);
    }

    @Test
    void the_rights_of_several_roles_add_up() {
        Caller caller = caller(Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR);
        assertThat(answer(Origin.Way.DIRECT, caller, command("own case"))).isEqualTo("officer");
        assertThat(answer(Origin.Way.DIRECT, caller, command("other case"))).isEqualTo("not-your-authority");
        assertThat(answer(Origin.Way.DIRECT, caller, command("adoption"))).isEqualTo("administrator");
        assertThat(answer(Origin.Way.DIRECT, caller(Role.OFFICER, Role.APPROVER), command("another's entry")))
                .isEqualTo("approver");
        assertThat(answer(Origin.Way.DIRECT, caller(Role.BOARD, Role.APPROVER), command("Chief executives")))
                .isEqualTo("board");
    }

    @Test
    void without_a_role_nothing_is_commanded() {
        assertThat(answer(Origin.Way.DIRECT, caller(), command("own case"))).isEqualTo("not-your-role");
    }

    private String answer(Origin.Way way, Caller caller, Command command) {
        try {
            return rights.roleFor(new Origin(way, caller, null, Precondition.NONE, "c", null), command)
                    .word();
        } catch (Refusal e) {
            return e.code();
        }
    }

    private static Command command(String what) {
        return switch (what) {
            case "own case" -> new ReopenCase(OWN_CASE, "Redrawn", null);
            case "other case" -> new ReopenCase(OTHER_CASE, "Redrawn", null);
            case "own entry" -> correction(OWN_CASE, 1);
            case "another's entry" -> correction(OWN_CASE, 2);
            case "no entry" -> correction(OWN_CASE, 3);
            case "other case's entry" -> correction(OTHER_CASE, 1);
            case "adoption" -> new AdoptPlan(new PlanCode("SES2011"), null);
            case "authority" -> new AddAuthorityAlias(new ShortCode("CBC"), "Charnwood Council");
            case "paper" -> new PublishPaper("Quarterly report", null, null, null);
            case "Cabinet of own plan" -> new ApprovePlan(new PlanCode("CBC2016"), "Cabinet", null);
            default -> new ApprovePlan(new PlanCode("SES2011"), what, null);
        };
    }

    private static CorrectEntry correction(CaseId caseId, long entry) {
        return new CorrectEntry(caseId, entry, CorrectableField.ACTION, "Refresh the toolkits", "Typing mistake");
    }

    private static Caller caller(Role... roles) {
        return new Caller("someone", "Someone", Arrays.stream(roles).collect(Collectors.toSet()), Set.of("CBC"));
    }

    private static AuthorityRegistered registered(String code, String onsCode, String alias) {
        return new AuthorityRegistered(
                new ShortCode(code), new OnsCode(onsCode), alias + " Council", List.of(alias), DAY);
    }

    private static PlanDrafted drafted(PlanCode plan, @Nullable ShortCode owner) {
        return new PlanDrafted(plan, "Plan", owner, DAY, DAY, List.of(), List.of(), DAY);
    }
}
