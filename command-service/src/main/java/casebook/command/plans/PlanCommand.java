package casebook.command.plans;

import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.PlanCode;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a plan. A date that is left out is today. */
public sealed interface PlanCommand extends Command {

    PlanCode plan();

    @Override
    default String stream() {
        return stream(plan());
    }

    /** A plan's history. */
    static String stream(PlanCode plan) {
        return "plan:" + plan;
    }

    @Override
    default Optional<ShortCode> authority() {
        return Optional.empty();
    }

    @Override
    default Refusal unknown() {
        return unknown(plan().value());
    }

    /** The refusal of a plan that is not in the record. */
    static Refusal unknown(String plan) {
        return Refusal.unknown(
                "plan-unknown",
                "There is no plan %s. Check its code, or draft the plan first.".formatted(Quotation.of(plan)));
    }

    /**
     * A plan for the period {@code from} to {@code to}, both included, of the partnership or of one authority.
     *
     * @param divisions its objectives or performance areas
     * @param approvalsRequired the bodies that have to approve it before it can be adopted
     */
    record DraftPlan(
            PlanCode plan,
            String title,
            @Nullable ShortCode owner,
            LocalDate from,
            LocalDate to,
            List<Division> divisions,
            List<String> approvalsRequired,
            @Nullable LocalDate draftedOn)
            implements PlanCommand {
        public DraftPlan {
            title = Texts.line("title", title);
            divisions = tidy(divisions);
            approvalsRequired = approvalsRequired.stream()
                    .map(body -> Texts.line("approvalsRequired", body))
                    .toList();
            if (to.isBefore(from)) {
                throw Refusal.invalid("to", "\"to\" is before \"from\"; a plan ends after it begins.");
            }
            if (divisions.isEmpty()) {
                throw Refusal.invalid(
                        "divisions", "\"divisions\" is empty; name at least one objective or performance area.");
            }
            requireDistinct("divisions", divisions.stream().map(Division::code).toList());
            requireDistinct("approvalsRequired", approvalsRequired);
        }

        private static List<Division> tidy(List<Division> divisions) {
            List<Division> tidy = new ArrayList<>();
            for (Division division : divisions) {
                String place = "divisions[%d]".formatted(tidy.size());
                tidy.add(new Division(
                        Texts.line(place + ".code", division.code()),
                        Texts.line(place + ".title", division.title()),
                        division.area()));
            }
            return List.copyOf(tidy);
        }

        private static void requireDistinct(String field, List<String> names) {
            Set<String> seen = new HashSet<>();
            names.stream()
                    .filter(name -> !seen.add(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(twice -> {
                        throw Refusal.invalid(
                                field, "\"%s\" names \"%s\" twice; name each once.".formatted(field, twice));
                    });
        }
    }

    /** A body approves the plan. */
    record ApprovePlan(PlanCode plan, String body, @Nullable LocalDate approvedOn) implements PlanCommand {
        public ApprovePlan {
            body = Texts.line("body", body);
        }
    }

    /** The plan comes into force. */
    record AdoptPlan(PlanCode plan, @Nullable LocalDate adoptedOn) implements PlanCommand {}

    /** The plan ends; the cases that are still open go on under another plan. */
    record ClosePlan(
            PlanCode plan,
            @Nullable LocalDate closedOn,
            @Nullable PlanCode carriedOverTo,
            List<CaseId> carriedOver) implements PlanCommand {
        public ClosePlan {
            carriedOver = carriedOver.stream().distinct().toList();
            if (carriedOverTo == null && !carriedOver.isEmpty()) {
                throw Refusal.invalid(
                        "carriedOverTo", "\"carriedOverTo\" is missing: name the plan under which the cases go on.");
            }
            if (plan.equals(carriedOverTo)) {
                throw Refusal.invalid(
                        "carriedOverTo", "\"carriedOverTo\" is the plan that is being closed; name another one.");
            }
        }
    }
}
