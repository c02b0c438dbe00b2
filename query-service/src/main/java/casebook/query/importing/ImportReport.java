package casebook.query.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an import did or would do, as the command service tells it.
 *
 * @param positions the first and last entry that it made, if it made any
 * @param errorCount how many cells can't be taken as they are; {@code errors} are the first of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportReport(
        String message,
        Totals totals,
        List<Row> rows,
        List<String> ignoredColumns,
        List<String> notes,
        @Nullable Positions positions,
        List<Mistake> errors,
        int errorCount) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Totals(int rows, int cases, int opened, int updated, int unchanged, int refused, int commands) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Positions(long first, long last) {}

    /** A row of the file, as a spreadsheet numbers it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(
            int row,
            @Nullable String ref,
            List<Case> cases,
            @Nullable String note,
            List<Mistake> errors) {

        /** What becomes of its cases, the words of each once. */
        public Set<Outcome> outcomes() {
            return errors.isEmpty()
                    ? cases.stream()
                            .map(each -> Outcome.of(each.outcome()))
                            .collect(Collectors.toCollection(TreeSet::new))
                    : Set.of(Outcome.REFUSED);
        }

        /** Its cases that come to that. */
        public List<Case> cases(Outcome outcome) {
            return cases.stream()
                    .filter(each -> Outcome.of(each.outcome()) == outcome)
                    .toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Case(String caseId, String outcome, List<String> commands) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Mistake(
            int row, @Nullable String column, @Nullable String value, String message) {}

    /** What becomes of a case, in the words of the page. */
    enum Outcome {
        REFUSED,
        NEW,
        UPDATED,
        UNCHANGED;

        static Outcome of(String word) {
            return switch (word) {
                case "opened", "would-open" -> NEW;
                case "updated", "would-update" -> UPDATED;
                case "unchanged" -> UNCHANGED;
                default -> REFUSED;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
