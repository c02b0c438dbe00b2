package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.EqualityAim;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import casebook.query.reading.StandsStill;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case: where it stands, and how it got there.
 *
 * @param on the day for which RAG and overdue are derived
 * @param version the number of its entries in the record
 * @param standing absent where not even the opening could be folded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseAnswer(
        Reflects reflects,
        LocalDate on,
        CaseId caseId,
        long version,
        @Nullable StandsStill parked,
        @JsonUnwrapped @Nullable Standing standing,
        List<HistoryEntry> history)
        implements Answer {

    /** Where the case stands; the properties of its summary and those that a list has no room for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String plan,
            String reference,
            String authority,
            String division,
            String area,
            @Nullable String commitment,
            String action,
            @Nullable String outcome,
            @Nullable String responsibleRole,
            List<ProtectedCharacteristic> characteristics,
            List<EqualityAim> aims,
            LocalDate openedOn,
            State state,
            @Nullable Closing closed,
            ProgressStatus status,
            @Nullable LocalDate asAt,
            @Nullable String narrative,
            @Nullable LocalDate returnOn,
            Rag rag,
            Deadline deadline,
            Deadline originalDeadline,
            @Nullable LocalDate nextDue,
            boolean overdue,
            Slip slip,
            List<Evidence> evidence,
            LocalDate lastUpdatedOn) {

        static Standing of(CaseView view, Texts texts, String area, LocalDate day) {
            return new Standing(
                    view.plan().value(),
                    view.id().reference().value(),
                    view.authority().value(),
                    view.division(),
                    area,
                    view.commitment(),
                    view.action(),
                    view.outcome(),
                    view.responsibleRole(),
                    view.characteristics(),
                    view.aims(),
                    view.openedOn(),
                    view.state(),
                    view.closing().orElse(null),
                    view.status(),
                    view.progress().map(Report::asAt).orElse(null),
                    view.progress().map(texts::narrative).orElse(null),
                    view.progress().map(Report::returnOn).orElse(null),
                    view.rag(day),
                    view.deadline(),
                    view.originalDeadline(),
                    view.nextDue().orElse(null),
                    view.overdue(day),
                    view.slip(),
                    texts.evidence(),
                    view.lastUpdatedOn());
        }
    }
}
