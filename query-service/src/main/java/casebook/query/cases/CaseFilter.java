package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.plans.Areas;
import casebook.query.reading.AllAsked;
import casebook.query.reading.Asked;
import casebook.web.FromParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        AllAsked asked = new AllAsked();
        Predicate<CaseView> all = CaseFilter.<CaseView>part(asked, text, CaseFilter::saying)
                .and(part(asked, notUpdatedSince, CaseFilter::notUpdatedSince));
        asked.require();
        return all;
    }

    /** What is derived for a day. */
    Predicate<CaseSummary> derived() {
        AllAsked asked = new AllAsked();
        Predicate<CaseSummary> all = CaseFilter.<CaseSummary>part(asked, area, CaseFilter::ofArea)
                .and(part(asked, state, CaseFilter::inState))
                .and(part(asked, status, CaseFilter::withStatus))
                .and(part(asked, rag, CaseFilter::ofColour))
                .and(part(asked, overdue, CaseFilter::overdue))
                .and(part(asked, dueBy, CaseFilter::dueBy));
        asked.require();
        return all;
    }

    private static <T> Predicate<T> part(
            AllAsked asked, @Nullable String written, Function<String, Predicate<T>> reader) {
        return Optional.ofNullable(asked.given(written, reader)).orElse(any -> true);
    }

    private static Predicate<CaseView> saying(String text) {
        List<String> words =
                List.of(Asked.text("text", text).toLowerCase(Locale.UK).split("\\s+"));
        return view -> words.stream().allMatch(texts(view)::contains);
    }

    private static Predicate<CaseView> notUpdatedSince(String day) {
        LocalDate since = Asked.day("notUpdatedSince", day);
        return view -> view.neglectedSince(since);
    }

    private static Predicate<CaseSummary> ofArea(String area) {
        String word = Areas.WORDS.stream()
                .filter(area.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Asked.refusal("area", area, Areas.WORDS));
        return row -> row.area().equals(word);
    }

    private static Predicate<CaseSummary> inState(String state) {
        State wanted = Asked.oneOf("state", state, State.values(), State::word, State::parse);
        return row -> row.state() == wanted;
    }

    private static Predicate<CaseSummary> withStatus(String status) {
        ProgressStatus wanted =
                Asked.oneOf("status", status, ProgressStatus.values(), ProgressStatus::word, ProgressStatus::parse);
        return row -> row.status() == wanted;
    }

    private static Predicate<CaseSummary> ofColour(String rag) {
        Rag wanted = Asked.oneOf("rag", rag, Rag.values(), Rag::word, Rag::parse);
        return row -> row.rag() == wanted;
    }

    private static Predicate<CaseSummary> overdue(String overdue) {
        boolean wanted = Asked.yesOrNo("overdue", overdue);
        return row -> row.overdue() == wanted;
    }

    private static Predicate<CaseSummary> dueBy(String day) {
        LocalDate last = Asked.day("dueBy", day);
        return row -> Optional.ofNullable(row.nextDue())
                .filter(due -> !due.isAfter(last))
                .isPresent();
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
