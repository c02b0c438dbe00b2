package casebook.events;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened to one action at one authority. */
public sealed interface CaseEvent extends Event {

    CaseId caseId();

    /**
     * An action of a plan became a case of an authority.
     *
     * @param division the code of the plan's division (objective or area) under which the action stands
     * @param commitment the commitment that the action serves, where the plan has one
     * @param action what is to be done
     * @param outcome the outcome or measure of success, where the plan names one
     * @param responsibleRole a role, not a person; absent where the plan names none
     */
    @EventType(value = "case-opened", revision = 2)
    record CaseOpened(
            CaseId caseId,
            String division,
            @Nullable String commitment,
            String action,
            @Nullable String outcome,
            @Nullable String responsibleRole,
            Deadline deadline,
            Set<ProtectedCharacteristic> characteristics,
            Set<EqualityAim> aims,
            LocalDate openedOn)
            implements CaseEvent {
        public CaseOpened {
            // In one order, so that the same event has the same JSON in every process.
            characteristics = Collections.unmodifiableSortedSet(new TreeSet<>(characteristics));
            aims = Collections.unmodifiableSortedSet(new TreeSet<>(aims));
        }

        @Override
        public LocalDate describes() {
            return openedOn;
        }
    }

    /** A report of where the case stood on {@code asAt}; {@code returnOn} is when to come back to it. */
    @EventType("progress-recorded")
    record ProgressRecorded(
            CaseId caseId,
            ProgressStatus status,
            String narrative,
            LocalDate asAt,
            @Nullable LocalDate returnOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return asAt;
        }
    }

    /** A new target date for a case, with the reason that the council gave. */
    @EventType("deadline-revised")
    record DeadlineRevised(CaseId caseId, Deadline from, Deadline to, String reason, LocalDate revisedOn)
            implements CaseEvent {
        @Override
        public LocalDate describes() {
            return revisedOn;
        }
    }

    /** Another role answers for the case. */
    @EventType("responsibility-reassigned")
    record ResponsibilityReassigned(
            CaseId caseId,
            @Nullable String from,
            String to,
            @Nullable String reason,
            LocalDate reassignedOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return reassignedOn;
        }
    }

    /** The action was completed, with this outcome. */
    @EventType("case-completed")
    record CaseCompleted(CaseId caseId, String outcome, LocalDate completedOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return completedOn;
        }
    }

    /** A closed case was taken up again. */
    @EventType("case-reopened")
    record CaseReopened(CaseId caseId, String reason, LocalDate reopenedOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return reopenedOn;
        }
    }

    /** The action does not apply, or no longer. */
    @EventType("case-withdrawn")
    record CaseWithdrawn(CaseId caseId, String reason, LocalDate withdrawnOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return withdrawnOn;
        }
    }

    /**
     * An earlier entry of the case said {@code said} and is to be read as {@code says}. The earlier entry stays as it was.
     *
     * @param entry the number of the corrected entry within the case, 1 for the opening
     * @param says empty where the entry is to be read as if it said nothing there
     * @param deadline what {@code says} was read as, where the field is a deadline
     */
    @EventType("entry-corrected")
    record EntryCorrected(
            CaseId caseId,
            long entry,
            CorrectableField field,
            @Nullable String said,
            String says,
            @Nullable Deadline deadline,
            String reason,
            LocalDate correctedOn)
            implements CaseEvent {
        public EntryCorrected {
            if ((field == CorrectableField.DEADLINE) != (deadline != null)) {
                throw new IllegalArgumentException(
                        "The correction of a deadline, and no other, says what it was read as");
            }
        }

        @Override
        public LocalDate describes() {
            return correctedOn;
        }
    }

    /** A document or page that supports the case, by its address (http or https). */
    @EventType("evidence-attached")
    record EvidenceAttached(CaseId caseId, String title, URI link, LocalDate attachedOn) implements CaseEvent {
        @Override
        public LocalDate describes() {
            return attachedOn;
        }
    }
}
