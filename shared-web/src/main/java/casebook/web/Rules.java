package casebook.web;

import static casebook.web.Role.ADMINISTRATOR;
import static casebook.web.Role.APPROVER;
import static casebook.web.Role.AUDITOR;
import static casebook.web.Role.BOARD;
import static casebook.web.Role.MONITOR;
import static casebook.web.Role.OFFICER;
import static casebook.web.Scope.ALL;
import static casebook.web.Scope.OWN_AUTHORITY;
import static casebook.web.Scope.OWN_ENTRIES;
import static casebook.web.Scope.PARTNERSHIP;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may do what, for both services, as one table. What it does not allow is forbidden. The rights of somebody who holds
 * several roles add up.
 */
public final class Rules {
    private static final List<Rule> TABLE = Stream.of(
                    rules(Right.READ, ALL, OFFICER, APPROVER, AUDITOR, BOARD, ADMINISTRATOR),
                    rules(Right.READ_AUDIT, OWN_AUTHORITY, OFFICER, APPROVER),
                    rules(Right.READ_AUDIT, ALL, AUDITOR, BOARD, ADMINISTRATOR),
                    rules(Right.POST_ON_CASE, OWN_AUTHORITY, OFFICER, APPROVER),
                    rules(Right.CORRECT_ENTRY, OWN_ENTRIES, OFFICER),
                    rules(Right.CORRECT_ENTRY, OWN_AUTHORITY, APPROVER),
                    rules(Right.GOVERN_PLANS, ALL, ADMINISTRATOR),
                    rules(Right.IMPORT_PLANS, ALL, ADMINISTRATOR),
                    rules(Right.REGISTER_AUTHORITIES, ALL, ADMINISTRATOR),
                    rules(Right.RECORD_APPROVAL, OWN_AUTHORITY, APPROVER),
                    rules(Right.RECORD_APPROVAL, PARTNERSHIP, BOARD),
                    rules(Right.RECORD_APPROVAL, ALL, ADMINISTRATOR),
                    rules(Right.PUBLISH_PAPERS, ALL, BOARD, ADMINISTRATOR),
                    rules(Right.READ_PARKED, ALL, AUDITOR, ADMINISTRATOR),
                    rules(Right.RELEASE_PARKED, ALL, ADMINISTRATOR),
                    rules(Right.ISSUE_CHECKPOINTS, ALL, AUDITOR, ADMINISTRATOR),
                    rules(Right.CHANGE_KEYS, ALL, ADMINISTRATOR),
                    rules(Right.READ_ACCESS_LOG, ALL, AUDITOR, ADMINISTRATOR),
                    rules(Right.HAND_OUT_TOKENS, ALL, ADMINISTRATOR),
                    rules(Right.READ_METERS, ALL, MONITOR, ADMINISTRATOR),
                    rules(Right.OPERATE, ALL, ADMINISTRATOR))
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** A role has a right, within a scope. */
    private record Rule(Role role, Right right, Scope scope) {}

    private static List<Rule> rules(Right right, Scope scope, Role... roles) {
        return Arrays.stream(roles).map(role -> new Rule(role, right, scope)).toList();
    }

    /** The first role in which the caller may do this to that matter, or none. */
    public static Optional<Role> role(Caller caller, Right right, Matter matter) {
        return held(caller, right)
                .filter(rule -> rule.scope().covers(caller, matter))
                .map(Rule::role)
                .findFirst();
    }

    /** Whether the caller may do this at all, to whatever matter. */
    static boolean allow(Caller caller, Right right) {
        return right == Right.NONE
                || right == Right.SIGN_IN
                || held(caller, right).findAny().isPresent();
    }

    /** Whether the caller may do this to every matter. */
    static boolean allowEverywhere(Caller caller, Right right) {
        return held(caller, right).anyMatch(rule -> rule.scope() == ALL);
    }

    private static Stream<Rule> held(Caller caller, Right right) {
        return TABLE.stream().filter(rule -> rule.right() == right && caller.is(rule.role()));
    }
}
