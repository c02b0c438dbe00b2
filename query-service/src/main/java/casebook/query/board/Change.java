package casebook.query.board;

import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.query.cases.Comparison;
import casebook.query.cases.Comparison.Changed;
import casebook.query.cases.Comparison.Moved;
import casebook.query.cases.Rag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which cases changed between two moments, and those that did.
 *
 * @param about what else is to be known of the list
 */
record Change(String name, @Nullable String about, List<Row> rows) {
    /** As many as can be taken in at a glance; more are folded. */
    private static final int FEW = 10;

    /**
     * A case that changed.
     *
     * @param address the case as it was at the second of the moments
     */
    record Row(CaseId caseId, String address, String action, String how) {}

    /** @param links of the second moment */
    static List<Change> of(Comparison comparison, CaseLinks links) {
        return List.of(
                of("Opened", null, comparison.opened(), links),
                of("Closed", null, comparison.closed(), links),
                of("Reopened", null, comparison.reopened(), links),
                of("Turned red", alsoOpened(comparison.turnedRed()), comparison.turnedRed(), links),
                of("No longer red", null, comparison.noLongerRed(), links),
                new Change(
                        "Deadlines moved",
                        null,
                        comparison.deadlinesMoved().stream()
                                .map(moved -> new Row(
                                        moved.caseId(), links.toCase(moved.caseId()), moved.action(), how(moved)))
                                .toList()));
    }

    private static Change of(String name, @Nullable String about, List<Changed> cases, CaseLinks links) {
        return new Change(
                name,
                about,
                cases.stream()
                        .map(changed -> new Row(
                                changed.caseId(), links.toCase(changed.caseId()), changed.action(), how(changed)))
                        .toList());
    }

    /** New cases count too, so that red before, and what turned red, without what no longer is, make red after. */
    private static @Nullable String alsoOpened(List<Changed> turnedRed) {
        long opened =
                turnedRed.stream().filter(changed -> changed.from() == null).count();
        if (opened == 0) {
            return null;
        }
        return opened == turnedRed.size()
                ? "All of them were opened in this time too."
                : "%,d of them %s opened in this time too.".formatted(opened, opened == 1 ? "was" : "were");
    }

    private static String how(Changed changed) {
        Rag before = changed.from();
        String after = changed.to().word();
        if (before == null) {
            return "new, " + after;
        }
        return before == changed.to() ? "still " + after : "%s before, %s after".formatted(before.word(), after);
    }

    private static String how(Moved moved) {
        String how = "from %s to %s".formatted(written(moved.from()), written(moved.to()));
        Long days = moved.days();
        if (days == null) {
            return how;
        }
        long many = Math.abs(days);
        return "%s, %,d %s %s".formatted(how, many, many == 1 ? "day" : "days", days < 0 ? "earlier" : "later");
    }

    private static String written(Deadline deadline) {
        return deadline.written().isBlank() ? "not stated" : deadline.written();
    }

    /** Those that are shown at once. */
    public List<Row> first() {
        return rows.size() <= FEW ? rows : rows.subList(0, FEW);
    }

    /** Those that are folded. */
    public List<Row> rest() {
        return rows.subList(first().size(), rows.size());
    }
}
