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
    private final List<Map<CorrectableField, Said>> entries = new ArrayList<>();

    /**
     * What stands in a field.
     *
     * @param optional whether the entry is whole without it
     */
    private record Said(String text, boolean optional) {
        static Said required(Object value) {
            return new Said(value.toString(), false);
        }

        static Said optional(@Nullable Object value) {
            return new Said(value == null ? "" : value.toString(), true);
        }
    }

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
            entry(correction.entry())
                    .computeIfPresent(
                            correction.field(), (field, said) -> new Said(correction.says(), said.optional()));
        }
    }

    /** The fields of that entry that can be corrected. */
    Set<CorrectableField> fields(long entry) {
        return entry(entry).keySet();
    }

    /** What the field of that entry says now, or nothing where it is empty. */
    Optional<String> says(long entry, CorrectableField field) {
        return Optional.ofNullable(entry(entry).get(field)).map(Said::text).filter(text -> !text.isEmpty());
    }

    /** Whether that entry may say nothing in the field. */
    boolean mayBeEmpty(long entry, CorrectableField field) {
        Said said = entry(entry).get(field);
        return said != null && said.optional();
    }

    private Map<CorrectableField, Said> entry(long number) {
        return entries.get(Math.toIntExact(number - 1));
    }

    private static Map<CorrectableField, Said> fieldsOf(CaseEvent event) {
        Map<CorrectableField, Said> fields = new EnumMap<>(CorrectableField.class);
        switch (event) {
            case CaseOpened e -> {
                fields.put(COMMITMENT, Said.optional(e.commitment()));
                fields.put(ACTION, Said.required(e.action()));
                fields.put(OUTCOME, Said.optional(e.outcome()));
                fields.put(RESPONSIBLE_ROLE, Said.optional(e.responsibleRole()));
                fields.put(DEADLINE, Said.optional(e.deadline().written()));
            }
            case ProgressRecorded e -> {
                fields.put(STATUS, Said.required(e.status().word()));
                fields.put(NARRATIVE, Said.required(e.narrative()));
                fields.put(AS_AT, Said.required(e.asAt().toString()));
                fields.put(RETURN_ON, Said.optional(e.returnOn()));
            }
            case DeadlineRevised e -> {
                fields.put(DEADLINE, Said.required(e.to().written()));
                fields.put(REASON, Said.required(e.reason()));
            }
            case ResponsibilityReassigned e -> {
                fields.put(RESPONSIBLE_ROLE, Said.required(e.to()));
                fields.put(REASON, Said.optional(e.reason()));
            }
            case CaseCompleted e -> {
                fields.put(OUTCOME, Said.required(e.outcome()));
                fields.put(COMPLETED_ON, Said.required(e.completedOn().toString()));
            }
            case CaseReopened e -> fields.put(REASON, Said.required(e.reason()));
            case CaseWithdrawn e -> fields.put(REASON, Said.required(e.reason()));
            case EvidenceAttached e -> {
                fields.put(TITLE, Said.required(e.title()));
                fields.put(LINK, Said.required(e.link().toString()));
            }
            case EntryCorrected e -> {
                // A correction is put right by correcting the same entry again.
            }
        }
        return fields;
    }
}
