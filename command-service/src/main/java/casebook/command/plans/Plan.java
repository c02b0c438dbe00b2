package casebook.command.plans;

import static casebook.command.deciding.Refusal.refuse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import casebook.command.deciding.About;
import casebook.command.deciding.Days;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Seen;
import casebook.command.deciding.Today;
import casebook.command.partnership.Authorities;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanCommand.ClosePlan;
import casebook.command.plans.PlanCommand.DraftPlan;
import casebook.events.BritishDate;
import casebook.events.CaseId;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A scheme or action plan: drafted, approved by the bodies that it names, in force, closed. */
@Aggregate
class Plan {
    private @Nullable PlanTerms terms;

    /** The days of the draft and of the latest approval, before which nothing further happened. */
    private LocalDate draftedOn = LocalDate.MIN;

    private LocalDate approvedOn = LocalDate.MIN;

    @AggregateIdentifier
    @Nullable
    String stream() {
        return terms == null ? null : PlanCommand.stream(terms.code());
    }

    @CommandHandlerInterceptor
    void checkVersion(@Seen Precondition seen) {
        seen.check(AggregateLifecycle.getVersion());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftPlan command, Authorities authorities, @Today LocalDate today) {
        refuse(
                terms != null,
                "plan-exists",
                "There is a plan %s already; choose another code.".formatted(command.plan()));
        ShortCode owner = command.owner();
        if (owner != null) {
            owner = authorities.register().require(owner.value()).code();
        }
        record(
                new PlanDrafted(
                        command.plan(),
                        command.title(),
                        owner,
                        command.from(),
                        command.to(),
                        command.divisions(),
                        command.approvalsRequired(),
                        Days.orToday("draftedOn", command.draftedOn(), today)),
                owner);
    }

    @CommandHandler
    void handle(ApprovePlan command, @Today LocalDate today) {
        PlanTerms plan = notClosed();
        String body = plan.approvalsRequired().stream()
                .filter(required -> required.equalsIgnoreCase(command.body()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "approval-not-asked-for",
                        "%s does not ask for the approval of \"%s\", but of: %s."
                                .formatted(
                                        plan.code(), Quotation.of(command.body()), listed(plan.approvalsRequired()))));
        refuse(
                plan.approvals().contains(body),
                "approved-already",
                "%s has approved %s already.".formatted(body, plan.code()));
        LocalDate day = Days.orToday("approvedOn", command.approvedOn(), today);
        record(new PlanApproved(plan.code(), body, notBeforeDraft("approvedOn", day)), plan.owner());
    }

    @CommandHandler
    void handle(AdoptPlan command, @Today LocalDate today) {
        PlanTerms plan = notClosed();
        refuse(
                plan.adoptedOn() != null,
                "plan-adopted",
                "%s is in force already, since %s.".formatted(plan.code(), plan.adoptedOn()));
        refuse(
                !plan.approvalsMissing().isEmpty(),
                "approvals-missing",
                "%s can be adopted once these have approved it: %s."
                        .formatted(plan.code(), listed(plan.approvalsMissing())));
        LocalDate day = notBeforeDraft("adoptedOn", Days.orToday("adoptedOn", command.adoptedOn(), today));
        record(
                new PlanAdopted(
                        plan.code(), Days.notBefore(approvedOn, "when the last approval was given", "adoptedOn", day)),
                plan.owner());
    }

    @CommandHandler
    void handle(ClosePlan command, Plans plans, OpenCases openCases, @Today LocalDate today) {
        PlanTerms plan = notClosed();
        LocalDate closedOn = Days.orToday("closedOn", command.closedOn(), today);
        if (plan.adoptedOn() != null && closedOn.isBefore(plan.adoptedOn())) {
            throw Refusal.invalid(
                    "closedOn",
                    "\"closedOn\" is before %s, when %s came into force; give a later day."
                            .formatted(BritishDate.write(plan.adoptedOn()), plan.code()));
        }
        Set<CaseId> open = openCases.of(plan.code());
        refuseAny(
                command.carriedOver(),
                caseId -> !open.contains(caseId),
                "case-not-open",
                "These are no open cases of " + plan.code() + ", so they can't be carried over: %s.");
        refuseAny(
                open.stream().sorted(Comparator.comparing(CaseId::toString)).toList(),
                caseId -> !command.carriedOver().contains(caseId),
                "cases-open",
                "Some cases are still open. Complete or withdraw them, or name them in \"carriedOver\": %s.");
        PlanCode successor = command.carriedOverTo();
        if (successor != null) {
            requireTakesOver(plans.require(successor), command.carriedOver());
        }
        record(new PlanClosed(plan.code(), closedOn, successor, command.carriedOver()), plan.owner());
    }

    private static void requireTakesOver(PlanTerms successor, List<CaseId> cases) {
        refuse(
                successor.isClosed(),
                "plan-closed",
                "%s is closed, so no case can go on under it; name another plan.".formatted(successor.code()));
        refuseAny(
                cases,
                caseId -> !successor.binds(caseId.authority()),
                "plan-of-another-authority",
                successor.code() + " belongs to " + successor.owner() + ", so these can't go on under it: %s.");
    }

    @EventSourcingHandler
    void on(PlanEvent event) {
        terms = PlanTerms.after(terms, event);
        switch (event) {
            case PlanDrafted e -> draftedOn = e.draftedOn();
            case PlanApproved e -> approvedOn = e.approvedOn().isAfter(approvedOn) ? e.approvedOn() : approvedOn;
            case PlanAdopted e -> {}
            case PlanClosed e -> {}
        }
    }

    private LocalDate notBeforeDraft(String field, LocalDate day) {
        return Days.notBefore(draftedOn, "when the plan was drafted", field, day);
    }

    private PlanTerms notClosed() {
        PlanTerms plan = Objects.requireNonNull(terms);
        plan.requireOpen("; nothing about it changes any more");
        return plan;
    }

    private static void refuseAny(List<CaseId> cases, Predicate<CaseId> wrong, String code, String sentence) {
        List<String> found = cases.stream().filter(wrong).map(CaseId::toString).toList();
        refuse(!found.isEmpty(), code, sentence.formatted(listed(found)));
    }

    private static String listed(List<String> names) {
        int shown = 10;
        String first = names.stream().limit(shown).collect(Collectors.joining(", "));
        return names.size() <= shown ? first : first + " and %d more".formatted(names.size() - shown);
    }

    private static void record(PlanEvent event, @Nullable ShortCode owner) {
        apply(event, About.of(owner, event.plan()));
    }
}
