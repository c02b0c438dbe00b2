package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.plans.Areas;
import casebook.query.reading.Asked;
import casebook.web.FromParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which cases are asked for, and in which order, as the parameters of an address have it. What is absent selects all. */
@FromParameters
record CaseFilter(
        @Nullable String authority,
        @Nullable String plan,
        @Nullable String area,
        @Nullable String state,
        @Nullable String status,
        @Nullable String rag,
        @Nullable String overdue,
        @Nullable String text,
        @Nullable String notUpdatedSince,
        @Nullable String dueBy,
        @Nullable String sort) {

    /** The same, with what a form left empty taken for absent. */
    CaseFilter filledIn() {
        return new CaseFilter(
                Asked.filled(authority),
                Asked.filled(plan),
                Asked.filled(area),
                Asked.filled(state),
                Asked.filled(status),
                Asked.filled(rag),
                Asked.filled(overdue),
                Asked.filled(text),
                Asked.filled(notUpdatedSince),
                Asked.filled(dueBy),
                Asked.filled(sort));
    }

    /** Whether anything but the council and the order is asked for. */
    public boolean isNarrow() {
        return Stream.of(plan, area, state, status, rag, overdue, text, notUpdatedSince, dueBy)
                .anyMatch(Objects::nonNull);
    }

    /** What can be told from the view itself. */
    Predicate<CaseView> stored() {
        Predicate<CaseView> all = view -> true;
        if (text != null) {
            List<String> words = Stream.of(
                            Asked.text("text", text).toLowerCase(Locale.UK).split("\\s+"))
                    .toList();
            all = all.and(view -> words.stream().allMatch(texts(view)::contains));
        }
        if (notUpdatedSince != null) {
            LocalDate since = Asked.day("notUpdatedSince", notUpdatedSince);
            all = all.and(view -> view.neglectedSince(since));
        }
        return all;
    }

    /** What is derived for a day. */
    Predicate<CaseSummary> derived() {
        Predicate<CaseSummary> all = row -> true;
        if (area != null) {
            String word = Areas.WORDS.stream()
                    .filter(area.strip()::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Asked.refusal("area", area, Areas.WORDS));
            all = all.and(row -> row.area().equals(word));
        }
        if (state != null) {
            State wanted = Asked.word("state", state, State::parse);
            all = all.and(row -> row.state() == wanted);
        }
        if (status != null) {
            ProgressStatus wanted = Asked.word("status", status, ProgressStatus::parse);
            all = all.and(row -> row.status() == wanted);
        }
        if (rag != null) {
            Rag wanted = Asked.word("rag", rag, Rag::parse);
            all = all.and(row -> row.rag() == wanted);
        }
        if (overdue != null) {
            boolean wanted = Asked.yesOrNo("overdue", overdue);
            all = all.and(row -> row.overdue() == wanted);
        }
        if (dueBy != null) {
            LocalDate last = Asked.day("dueBy", dueBy);
            all = all.and(row -> Optional.ofNullable(row.nextDue())
                    .filter(due -> !due.isAfter(last))
                    .isPresent());
        }
        return all;
    }

    private static String texts(CaseView view) {
        return Stream.of(
                        view.id().toString(),
                        view.action(),
                        view.commitment(),
                        view.outcome(),
                        view.responsibleRole(),
                        view.deadline().written())
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> one + "\n" + other)
                .toLowerCase(Locale.UK);
    }
}
