package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.Deadline.Dated;
import casebook.events.ShortCode;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer says at two moments, and what became of its cases in between.
 *
 * @param reflects the later moment
 * @param opened cases that were not there before
 * @param closed cases that were not closed before and are
 * @param reopened cases that were closed before and are not
 * @param turnedRed cases that were not red before and are, also those that were not there before
 * @param noLongerRed cases that were red before and are not
 * @param deadlinesMoved cases that have another deadline
 * @param patch makes the later answer of the earlier one (RFC 7396); of nothing, where the earlier moment had none
 */
public record Comparison(
        Reflects reflects,
        Side before,
        Side after,
        List<Changed> opened,
        List<Changed> closed,
        List<Changed> reopened,
        List<Changed> turnedRed,
        List<Changed> noLongerRed,
        List<Moved> deadlinesMoved,
        JsonNode patch)
        implements Answer {

    /** What there was at one of the moments, counted for its day. */
    @Schema(name = "ComparisonSide")
    public record Side(Reflects reflects, LocalDate on, Counts counts) {}

    /** @param rag how many cases stand under each colour */
    @Schema(name = "CaseCounts")
    public record Counts(int cases, int open, int overdue, Map<String, Integer> rag) {
        public static Counts of(Collection<CaseSummary> cases) {
            Map<String, Integer> rag = new LinkedHashMap<>();
            Arrays.stream(Rag.values())
                    .forEach(colour -> rag.put(colour.word(), count(cases, row -> row.rag() == colour)));
            return new Counts(
                    cases.size(),
                    count(cases, row -> row.state() == State.OPEN),
                    count(cases, CaseSummary::overdue),
                    rag);
        }

        private static int count(Collection<CaseSummary> cases, Predicate<CaseSummary> selected) {
            return (int) cases.stream().filter(selected).count();
        }
    }

    /** A case with its colours at the two moments; {@code from} is absent where it was not there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChangedCase")
    public record Changed(
            CaseId caseId,
            ShortCode authority,
            String action,
            State state,
            @Nullable Rag from,
            Rag to) {}

    /**
     * A case whose deadline moved.
     *
     * @param days from the last day promised before to the last day promised after, below 0 where it was brought forward;
     *     absent where either is no date
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MovedDeadline")
    public record Moved(
            CaseId caseId,
            ShortCode authority,
            String action,
            Deadline from,
            Deadline to,
            @Nullable Long days) {}

    /** @param patch from the earlier answer to the later one */
    public static Comparison of(
            Side before, Side after, Collection<CaseSummary> from, Collection<CaseSummary> to, JsonNode patch) {
        Map<CaseId, CaseSummary> known =
                from.stream().collect(Collectors.toMap(CaseSummary::caseId, Function.identity()));
        List<Pair> pairs = to.stream()
                .sorted(CaseOrder.USUAL)
                .map(row -> new Pair(known.get(row.caseId()), row))
                .toList();
        return new Comparison(
                after.reflects(),
                before,
                after,
                changed(pairs, pair -> pair.before() == null),
                changed(pairs, pair -> !pair.wasClosed() && pair.after().state() != State.OPEN),
                changed(pairs, pair -> pair.wasClosed() && pair.after().state() == State.OPEN),
                changed(pairs, pair -> !pair.wasRed() && pair.after().rag() == Rag.RED),
                changed(pairs, pair -> pair.wasRed() && pair.after().rag() != Rag.RED),
                pairs.stream().flatMap(Pair::moved).toList(),
                patch);
    }

    private static List<Changed> changed(List<Pair> pairs, Predicate<Pair> selected) {
        return pairs.stream().filter(selected).map(Pair::changed).toList();
    }

    /** A case before, if it was there, and after. */
    private record Pair(@Nullable CaseSummary before, CaseSummary after) {
        boolean wasClosed() {
            return before != null && before.state() != State.OPEN;
        }

        boolean wasRed() {
            return before != null && before.rag() == Rag.RED;
        }

        Changed changed() {
            return new Changed(
                    after.caseId(),
                    after.authority(),
                    after.action(),
                    after.state(),
                    before == null ? null : before.rag(),
                    after.rag());
        }

        Stream<Moved> moved() {
            return before == null || before.deadline().sameAs(after.deadline())
                    ? Stream.empty()
                    : Stream.of(new Moved(
                            after.caseId(),
                            after.authority(),
                            after.action(),
                            before.deadline(),
                            after.deadline(),
                            days(before.deadline(), after.deadline())));
        }

        private static @Nullable Long days(Deadline from, Deadline to) {
            return from instanceof Dated earlier && to instanceof Dated later
                    ? ChronoUnit.DAYS.between(
                            earlier.due().getLast(), later.due().getLast())
                    : null;
        }
    }
}
