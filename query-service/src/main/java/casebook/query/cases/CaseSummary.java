package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.events.Reference;
import casebook.events.ShortCode;
import casebook.query.projecting.Parked;
import casebook.query.reading.StandsStill;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list: where it stands, with what is derived for a day.
 *
 * @param lastUpdatedOn the day on which anything was last recorded on it
 * @param lastDescribedOn the latest day that any of its entries describes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseSummary(
        CaseId caseId,
        PlanCode plan,
        Reference reference,
        ShortCode authority,
        String division,
        String area,
        String action,
        @Nullable String responsibleRole,
        State state,
        ProgressStatus status,
        @Nullable LocalDate asAt,
        Rag rag,
        Deadline deadline,
        @Nullable LocalDate nextDue,
        boolean overdue,
        Slip slip,
        LocalDate lastUpdatedOn,
        @JsonIgnore LocalDate lastDescribedOn,
        long version,
        @Nullable StandsStill parked) {

    public static CaseSummary of(CaseView view, String area, LocalDate day, @Nullable Parked parked) {
        return new CaseSummary(
                view.id(),
                view.plan(),
                view.id().reference(),
                view.authority(),
                view.division(),
                area,
                view.action(),
                view.responsibleRole(),
                view.state(),
                view.status(),
                view.progress().map(Report::asAt).orElse(null),
                view.rag(day),
                view.deadline(),
                view.nextDue().orElse(null),
                view.overdue(day),
                view.slip(),
                view.lastUpdatedOn(),
                view.lastDescribedOn(),
                view.version(),
                StandsStill.of(parked));
    }
}
