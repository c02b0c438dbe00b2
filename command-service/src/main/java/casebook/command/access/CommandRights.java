package casebook.command.access;

import casebook.command.cases.CaseCommand;
import casebook.command.cases.CaseCommand.CorrectEntry;
import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.dispatching.Origin;
import casebook.command.dispatching.Permissions;
import casebook.command.papers.PaperCommand;
import casebook.command.partnership.Authorities;
import casebook.command.partnership.PartnershipCommand;
import casebook.command.plans.PlanCommand;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
import casebook.events.ShortCode;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;
import casebook.web.Role;
import casebook.web.Rules;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which right a command needs, and over which matter. {@link Rules} says who has it. */
@Component
final class CommandRights implements Permissions {
    private final Authors authors;
    private final Authorities authorities;
    private final Plans plans;

    CommandRights(Authors authors, Authorities authorities, Plans plans) {
        this.authors = authors;
        this.authorities = authorities;
        this.plans = plans;
    }

    @Override
    public Role roleFor(Origin origin, Command command) {
        Caller caller = origin.caller();
        Right right = right(origin.way(), command);
        if (!caller.may(right)) {
            throw Refusal.forbidden("not-your-role", "Your role does not allow this.");
        }
        Matter matter = matter(command);
        return Rules.role(caller, right, matter).orElseThrow(() -> notYours(caller, command, matter));
    }

    private static Right right(Origin.Way way, Command command) {
        return switch (command) {
            case CorrectEntry c -> Right.CORRECT_ENTRY;
            case CaseCommand c -> way == Origin.Way.IMPORT ? Right.IMPORT_PLANS : Right.POST_ON_CASE;
            case ApprovePlan c -> Right.RECORD_APPROVAL;
            case PlanCommand c -> Right.GOVERN_PLANS;
            case PartnershipCommand c -> Right.REGISTER_AUTHORITIES;
            case PaperCommand c -> Right.PUBLISH_PAPERS;
            default -> throw new IllegalArgumentException("Nobody has said who may " + command.kind());
        };
    }

    private Matter matter(Command command) {
        return switch (command) {
            case CorrectEntry c -> new Matter(c.caseId().authority().value(), author(c));
            case ApprovePlan c -> Matter.of(councilOf(c).map(ShortCode::value).orElse(null));
            default -> Matter.of(command.authority().map(ShortCode::value).orElse(null));
        };
    }

    private @Nullable String author(CorrectEntry command) {
        return authors.of(command.stream(), command.entry()).orElse(null);
    }

    /** The council whose body approves: the one that the body is named for, else the one whose plan it is. */
    private Optional<ShortCode> councilOf(ApprovePlan command) {
        return authorities
                .register()
                .ofBody(command.body())
                .map(authority -> authority.code())
                .or(() -> plans.find(command.plan()).map(PlanTerms::owner));
    }

    private Refusal notYours(Caller caller, Command command, Matter matter) {
        if (command instanceof ApprovePlan) {
            return Refusal.forbidden(
                    "not-your-body",
                    matter.authority() == null
                            ? "It is a body of the partnership; a member of its board records what it approves."
                            : "It is a body of %s; an approver of that authority records what it approves."
                                    .formatted(matter.authority()));
        }
        if (command instanceof CorrectEntry correction && isOwn(caller, matter)) {
            return matter.author() == null
                    ? nothingToCorrect(correction)
                    : Refusal.forbidden(
                            "not-your-entry",
                            "Somebody else recorded entry %d; an approver of %s can correct it."
                                    .formatted(correction.entry(), matter.authority()));
        }
        return Refusal.forbidden(
                "not-your-authority",
                "You act for %s and can't change the record of another authority."
                        .formatted(caller.authorities().stream().sorted().collect(Collectors.joining(", "))));
    }

    private Refusal nothingToCorrect(CorrectEntry command) {
        return authors.of(command.stream(), 1).isEmpty() ? command.unknown() : command.unknownEntry();
    }

    private static boolean isOwn(Caller caller, Matter matter) {
        return matter.authority() != null && caller.actsFor(matter.authority());
    }
}
