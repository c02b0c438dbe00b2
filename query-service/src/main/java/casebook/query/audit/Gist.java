package casebook.query.audit;

import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.Deadline;
import casebook.events.Event;
import casebook.events.PaperEvent.BoardPaperPublished;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import java.util.Locale;

/** What an entry says, in a line of a list. */
final class Gist {
    private static final int LONGEST = 160;

    private Gist() {}

    static String of(Event event) {
        String gist = switch (event) {
            case CaseEvent e -> of(e);
            case PlanEvent e -> of(e);
            case PartnershipEvent e -> of(e);
            case BoardPaperPublished e -> "%s, on the record up to entry %d".formatted(e.title(), e.position());
        };
        return gist.length() <= LONGEST ? gist : gist.substring(0, LONGEST).stripTrailing() + "…";
    }

    private static String of(CaseEvent event) {
        return switch (event) {
            case CaseOpened e -> e.action();
            case ProgressRecorded e -> "%s. %s".formatted(sentence(e.status().word()), e.narrative());
            case DeadlineRevised e -> "From %s to %s. %s".formatted(written(e.from()), written(e.to()), e.reason());
            case ResponsibilityReassigned e -> "To %s".formatted(e.to());
            case CaseCompleted e -> e.outcome();
            case CaseReopened e -> e.reason();
            case CaseWithdrawn e -> e.reason();
            case EvidenceAttached e -> e.title();
            case EntryCorrected e ->
                "Entry %d, %s: %s. %s"
                        .formatted(
                                e.entry(),
                                e.field().word(),
                                e.says().isEmpty() ? "nothing" : "“%s”".formatted(e.says()),
                                e.reason());
        };
    }

    private static String of(PlanEvent event) {
        return switch (event) {
            case PlanDrafted e -> e.title();
            case PlanApproved e -> "By %s".formatted(e.body());
            case PlanAdopted e -> "In force";
            case PlanClosed e ->
                e.carriedOverTo() == null
                        ? "Closed"
                        : "Closed; %d carried over to %s"
                                .formatted(e.carriedOver().size(), e.carriedOverTo());
        };
    }

    private static String of(PartnershipEvent event) {
        return switch (event) {
            case AuthorityRegistered e -> "%s, %s".formatted(e.name(), e.onsCode());
            case AuthorityAliasAdded e -> "Also written %s".formatted(e.alias());
            case AuthorityDeparted e -> e.reason();
        };
    }

    private static String written(Deadline deadline) {
        return deadline.written().isBlank() ? "no date" : deadline.written();
    }

    /** A word of the interface, such as not-started, as people write it. */
    static String sentence(String word) {
        String spaced = word.replace('-', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.UK) + spaced.substring(1);
    }
}
