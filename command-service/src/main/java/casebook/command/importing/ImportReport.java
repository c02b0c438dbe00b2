package casebook.command.importing;

import casebook.events.CaseId;
import casebook.events.PlanCode;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param message the outcome in a sentence
 * @param ignoredColumns headings that mean nothing to the importer, whose cells were therefore left out
 * @param notes how the file was read where that was not obvious
 * @param positions the first and last position in the record that the import wrote, absent where it wrote nothing
 * @param errors what is wrong; the first 200 of {@code errorCount}
 */
public record ImportReport(
        PlanCode plan,
        boolean dryRun,
        String message,
        Totals totals,
        List<RowReport> rows,
        List<String> ignoredColumns,
        List<String> notes,
        @Nullable Positions positions,
        List<RowError> errors,
        int errorCount) {

    /** How many rows and cases there are, what became of the cases, and how many commands that took. */
    public record Totals(int rows, int cases, int opened, int updated, int unchanged, int refused, int commands) {}

    @Schema(name = "PositionsOfImport")
    public record Positions(long first, long last) {}

    /** @param note what was read otherwise than it was written */
    public record RowReport(
            int row,
            @Nullable String ref,
            List<CaseReport> cases,
            @Nullable String note,
            List<RowError> errors) {}

    /** @param commands the kinds of commands that were recorded, or would be */
    public record CaseReport(
            CaseId caseId,
            Outcome outcome,
            List<String> commands,
            @Nullable Long version) {}

    /** What became of a case, or would. */
    public enum Outcome {
        OPENED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        WOULD_OPEN,
        WOULD_UPDATE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
