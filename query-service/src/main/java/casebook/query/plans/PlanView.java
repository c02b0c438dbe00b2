package casebook.query.plans;

import casebook.events.Division;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ShortCode;
import casebook.query.projecting.Recorded;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan and how far it has come.
 *
 * @param owner absent where the plan is the partnership's
 * @param carriedOver how many cases go on under {@code carriedOverTo}
 * @param version the number of the entries about it
 */
public record PlanView(
        PlanCode code,
        String title,
        @Nullable ShortCode owner,
        LocalDate from,
        LocalDate to,
        List<Division> divisions,
        List<String> approvalsRequired,
        List<Approval> approvals,
        LocalDate draftedOn,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate closedOn,
        @Nullable PlanCode carriedOverTo,
        int carriedOver,
        long version) {

    /** A named body approved the plan on that day. */
    public record Approval(String body, LocalDate on) {}

    /** How far a plan has come. */
    public enum State {
        DRAFT,
        IN_FORCE,
        CLOSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static PlanView after(@Nullable PlanView before, PlanEvent event, Recorded at) {
        if (before != null) {
            return before.with(event, at);
        }
        if (event instanceof PlanDrafted draft) {
            return drafted(draft, at);
        }
        throw new IllegalStateException(event.plan() + " was not drafted");
    }

    private static PlanView drafted(PlanDrafted event, Recorded at) {
        return new PlanView(
                event.plan(),
                event.title(),
                event.owner(),
                event.from(),
                event.to(),
                event.divisions(),
                event.approvalsRequired(),
                List.of(),
                event.draftedOn(),
                null,
                null,
                null,
                0,
                at.entry());
    }

    private PlanView with(PlanEvent event, Recorded at) {
        return switch (event) {
            case PlanDrafted e -> throw new IllegalStateException(e.plan() + " was drafted before");
            case PlanApproved e ->
                with(
                        Stream.concat(approvals.stream(), Stream.of(new Approval(e.body(), e.approvedOn())))
                                .toList(),
                        adoptedOn,
                        null,
                        at);
            case PlanAdopted e -> with(approvals, e.adoptedOn(), null, at);
            case PlanClosed e -> with(approvals, adoptedOn, e, at);
        };
    }

    private PlanView with(
            List<Approval> approvals, @Nullable LocalDate adoptedOn, @Nullable PlanClosed closed, Recorded at) {
        return new PlanView(
                code,
                title,
                owner,
                from,
                to,
                divisions,
                approvalsRequired,
                approvals,
                draftedOn,
                adoptedOn,
                closed == null ? closedOn : closed.closedOn(),
                closed == null ? carriedOverTo : closed.carriedOverTo(),
                closed == null ? carriedOver : closed.carriedOver().size(),
                at.entry());
    }

    /** The plan as far as it had come on that day: {@link casebook.query.projecting.View#describing}. */
    Optional<PlanView> describing(LocalDate day) {
        if (draftedOn.isAfter(day)) {
            return Optional.empty();
        }
        boolean closed = closedOn != null && !closedOn.isAfter(day);
        return Optional.of(new PlanView(
                code,
                title,
                owner,
                from,
                to,
                divisions,
                approvalsRequired,
                approvals.stream()
                        .filter(approval -> !approval.on().isAfter(day))
                        .sorted(Comparator.comparing(Approval::on))
                        .toList(),
                draftedOn,
                adoptedOn == null || adoptedOn.isAfter(day) ? null : adoptedOn,
                closed ? closedOn : null,
                closed ? carriedOverTo : null,
                closed ? carriedOver : 0,
                version));
    }

    /** Code and title, such as "SES2011: Single Equality Scheme". */
    public String name() {
        return "%s: %s".formatted(code, title);
    }

    public State state() {
        if (closedOn != null) {
            return State.CLOSED;
        }
        return adoptedOn == null ? State.DRAFT : State.IN_FORCE;
    }

    /** The part of the plan with that code. */
    public Optional<Division> division(String divisionCode) {
        return divisions.stream()
                .filter(division -> division.code().equals(divisionCode))
                .findFirst();
    }
}
