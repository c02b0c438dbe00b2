package casebook.command.access;

import casebook.command.cases.CaseCommand;
import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.dispatching.Permissions;
import casebook.command.partnership.PartnershipCommand;
import casebook.command.plans.PlanCommand;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.web.Caller;
import casebook.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may command what, as one table. A caller with several roles acts in the first that allows it. */
@Component
final class RoleTable implements Permissions {
    private static final List<Rule> RULES = List.of(
            new Rule(Role.OFFICER, CaseCommand.class, Scope.OWN_AUTHORITY),
            new Rule(Role.APPROVER, CaseCommand.class, Scope.OWN_AUTHORITY),
            new Rule(Role.APPROVER, ApprovePlan.class, Scope.ALL),
            new Rule(Role.BOARD, ApprovePlan.class, Scope.ALL),
            // Imports record cases through the same commands.
            new Rule(Role.ADMINISTRATOR, CaseCommand.class, Scope.ALL),
            new Rule(Role.ADMINISTRATOR, PlanCommand.class, Scope.ALL),
            new Rule(Role.ADMINISTRATOR, PartnershipCommand.class, Scope.ALL));

    private enum Scope {
        OWN_AUTHORITY,
        ALL
    }

    private record Rule(Role role, Class<? extends Command> commands, Scope scope) {
        boolean isFor(Caller caller, Command command) {
            return caller.is(role) && commands.isInstance(command);
        }

        boolean allows(Caller caller, Command command) {
            return switch (scope) {
                case ALL -> true;
                case OWN_AUTHORITY ->
                    command.authority()
                            .map(authority -> caller.actsFor(authority.value()))
                            .orElse(false);
            };
        }
    }

    @Override
    public Role roleFor(Caller caller, Command command) {
        List<Rule> rules =
                RULES.stream().filter(rule -> rule.isFor(caller, command)).toList();
        return rules.stream()
                .filter(rule -> rule.allows(caller, command))
                .map(Rule::role)
                .findFirst()
                .orElseThrow(() -> rules.isEmpty()
                        ? Refusal.forbidden("not-your-role", "Your role does not allow this.")
                        : Refusal.forbidden(
                                "not-your-authority",
                                "You act for %s and can't change the record of another authority."
                                        .formatted(String.join(
                                                ", ",
                                                caller.authorities().stream()
                                                        .sorted()
                                                        .toList()))));
    }
}
