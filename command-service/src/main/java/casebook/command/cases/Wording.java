package casebook.command.cases;

import static casebook.events.CorrectableField.ACTION;
import static casebook.events.CorrectableField.AS_AT;
import static casebook.events.CorrectableField.COMMITMENT;
import static casebook.events.CorrectableField.COMPLETED_ON;
import static casebook.events.CorrectableField.DEADLINE;
import static casebook.events.CorrectableField.LINK;
import static casebook.events.CorrectableField.NARRATIVE;
import static casebook.events.CorrectableField.OUTCOME;
import static casebook.events.CorrectableField.REASON;
import static casebook.events.CorrectableField.RESPONSIBLE_ROLE;
import static casebook.events.CorrectableField.RETURN_ON;
import static casebook.events.CorrectableField.STATUS;
import static casebook.events.CorrectableField.TITLE;

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
import casebook.events.CorrectableField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each entry of a case says now, field by field, corrections included. */
final class Wording {
    private final List<Map<CorrectableField, String>> entries = new ArrayList<>();

    private Wording() {}

    /** @param history all entries of the case, in order */
    static Wording of(List<CaseEvent> history) {
        Wording wording = new Wording();
        history.forEach(wording::add);
        return wording;
    }

    private void add(CaseEvent event) {
        entries.add(fieldsOf(event));
        if (event instanceof EntryCorrected correction) {
            entry(correction.entry()).put(correction.field(), correction.says());
        }
    }

    /** The fields of that entry that can be corrected. */
    Set<CorrectableField> fields(long entry) {
        return entry(entry).keySet();
    }

    /** What the field of that entry says now, or nothing where it is empty. */
    Optional<String> says(long entry, CorrectableField field) {
        return Optional.ofNullable(entry(entry).get(field)).filter(text -> !text.isEmpty());
    }

    private Map<CorrectableField, String> entry(long number) {
        return entries.get(Math.toIntExact(number - 1));
    }

    private static Map<CorrectableField, String> fieldsOf(CaseEvent event) {
        Map<CorrectableField, String> fields = new EnumMap<>(CorrectableField.class);
        switch (event) {
            case CaseOpened e -> {
                fields.put(COMMITMENT, text(e.commitment()));
                fields.put(ACTION, e.action());
                fields.put(OUTCOME, text(e.outcome()));
                fields.put(RESPONSIBLE_ROLE, text(e.responsibleRole()));
                fields.put(DEADLINE, e.deadline().written());
            }
            case ProgressRecorded e -> {
                fields.put(STATUS, e.status().word());
                fields.put(NARRATIVE, e.narrative());
                fields.put(AS_AT, e.asAt().toString());
                fields.put(RETURN_ON, text(e.returnOn()));
            }
            case DeadlineRevised e -> {
                fields.put(DEADLINE, e.to().written());
                fields.put(REASON, e.reason());
            }
            case ResponsibilityReassigned e -> {
                fields.put(RESPONSIBLE_ROLE, e.to());
                fields.put(REASON, text(e.reason()));
            }
            case CaseCompleted e -> {
                fields.put(OUTCOME, e.outcome());
                fields.put(COMPLETED_ON, e.completedOn().toString());
            }
            case CaseReopened e -> fields.put(REASON, e.reason());
            case CaseWithdrawn e -> fields.put(REASON, e.reason());
            case EvidenceAttached e -> {
                fields.put(TITLE, e.title());
                fields.put(LINK, e.link().toString());
            }
            case EntryCorrected e -> {
                // A correction is put right by correcting the same entry again.
            }
        }
        return fields;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
