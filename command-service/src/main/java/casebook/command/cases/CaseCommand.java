package casebook.command.cases;

import casebook.command.deciding.Command;
import casebook.command.deciding.Days;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.EqualityAim;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be asked of a case. A date that is left out is today. */
public sealed interface CaseCommand extends Command {

    CaseId caseId();

    @Override
    default String stream() {
        return caseId().toString();
    }

    @Override
    default Optional<ShortCode> authority() {
        return Optional.of(caseId().authority());
    }

    @Override
    default Refusal unknown() {
        return unknown(caseId().toString());
    }

    /** The refusal of a case that is not in the record. */
    static Refusal unknown(String caseId) {
        return Refusal.unknown(
                "case-unknown",
                "There is no case \"%s\". A case id is plan code, reference and short code, such as SES2011-1.2a-CBC."
                        .formatted(Quotation.of(caseId)));
    }

    /** Refuses to come back to a case before the day that is described. */
    static @Nullable LocalDate comesBack(@Nullable LocalDate returnOn, LocalDate asAt) {
        return returnOn == null ? null : Days.notBefore(asAt, "the day in \"asAt\"", "returnOn", returnOn);
    }

    /** An action of a plan becomes a case of an authority. */
    record OpenCase(
            CaseId caseId,
            String division,
            @Nullable String commitment,
            String action,
            @Nullable String outcome,
            @Nullable String responsibleRole,
            Deadline deadline,
            Set<ProtectedCharacteristic> characteristics,
            Set<EqualityAim> aims,
            @Nullable LocalDate openedOn)
            implements CaseCommand {
        public OpenCase {
            division = Texts.line("division", division);
            commitment = Texts.optionalProse("commitment", commitment);
            action = Texts.prose("action", action);
            outcome = Texts.optionalProse("outcome", outcome);
            responsibleRole = Texts.optionalLine("responsibleRole", responsibleRole);
            // In one order, so that the same command has the same digest in every process.
            characteristics = Collections.unmodifiableSortedSet(new TreeSet<>(characteristics));
            aims = Collections.unmodifiableSortedSet(new TreeSet<>(aims));
        }
    }

    /** Where the case stood on {@code asAt}; {@code returnOn} is when to come back to it. */
    record RecordProgress(
            CaseId caseId,
            ProgressStatus status,
            String narrative,
            @Nullable LocalDate asAt,
            @Nullable LocalDate returnOn)
            implements CaseCommand {
        public RecordProgress {
            narrative = Texts.prose("narrative", narrative);
            if (asAt != null) {
                comesBack(returnOn, asAt);
            }
        }
    }

    /** A new target date, with a reason. */
    record ReviseDeadline(
            CaseId caseId,
            Deadline to,
            String reason,
            @Nullable LocalDate revisedOn) implements CaseCommand {
        public ReviseDeadline {
            reason = Texts.prose("reason", reason);
        }
    }

    /** Another role answers for the case. */
    record ReassignResponsibility(
            CaseId caseId,
            String to,
            @Nullable String reason,
            @Nullable LocalDate reassignedOn) implements CaseCommand {
        public ReassignResponsibility {
            to = Texts.line("to", to);
            reason = Texts.optionalProse("reason", reason);
        }
    }

    /** The action is done, with this outcome. */
    record CompleteCase(
            CaseId caseId, String outcome, @Nullable LocalDate completedOn) implements CaseCommand {
        public CompleteCase {
            outcome = Texts.prose("outcome", outcome);
        }
    }

    /** A closed case is taken up again. */
    record ReopenCase(
            CaseId caseId, String reason, @Nullable LocalDate reopenedOn) implements CaseCommand {
        public ReopenCase {
            reason = Texts.prose("reason", reason);
        }
    }

    /** The action does not apply, or no longer. */
    record WithdrawCase(
            CaseId caseId, String reason, @Nullable LocalDate withdrawnOn) implements CaseCommand {
        public WithdrawCase {
            reason = Texts.prose("reason", reason);
        }
    }

    /**
     * An earlier entry is to be read otherwise. A correction is itself put right by correcting the same entry again.
     *
     * @param entry the number of the entry within the case, 1 for the opening
     */
    record CorrectEntry(CaseId caseId, long entry, CorrectableField field, String says, String reason)
            implements CaseCommand {
        public CorrectEntry {
            says = Texts.leftOut("says", says) ? "" : Texts.prose("says", says);
            reason = Texts.prose("reason", reason);
        }

        /** The refusal of an entry that the case does not have. */
        public Refusal unknownEntry() {
            return Refusal.unknown(
                    "entry-unknown",
                    "%s has no entry %d; its entries are numbered from 1, as its history shows them."
                            .formatted(caseId, entry));
        }
    }

    /** A page or document that supports the case. */
    record AttachEvidence(CaseId caseId, String title, URI link) implements CaseCommand {
        public AttachEvidence {
            title = Texts.line("title", title);
            link = Texts.link("link", link.toString());
        }
    }
}
