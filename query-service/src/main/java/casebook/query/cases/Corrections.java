package casebook.query.cases;

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

import casebook.events.CorrectableField;
import java.util.List;
import java.util.Map;

/** What can be corrected in an entry of each kind, and what it is called. */
final class Corrections {
    private static final Map<String, List<CorrectableField>> FIELDS = Map.of(
            "case-opened", List.of(ACTION, COMMITMENT, OUTCOME, RESPONSIBLE_ROLE, DEADLINE),
            "progress-recorded", List.of(STATUS, NARRATIVE, AS_AT, RETURN_ON),
            "deadline-revised", List.of(DEADLINE, REASON),
            "responsibility-reassigned", List.of(RESPONSIBLE_ROLE, REASON),
            "case-completed", List.of(OUTCOME, COMPLETED_ON),
            "case-reopened", List.of(REASON),
            "case-withdrawn", List.of(REASON),
            "evidence-attached", List.of(TITLE, LINK));

    private Corrections() {}

    /** None where the entry is itself a correction: the entry that it is about is corrected once more. */
    static List<CorrectableField> fields(String kind) {
        return FIELDS.getOrDefault(kind, List.of());
    }

    /** Whether an entry of that kind may say nothing in the field. */
    static boolean mayBeEmpty(String kind, CorrectableField field) {
        return switch (field) {
            case COMMITMENT, RETURN_ON -> true;
            case OUTCOME, RESPONSIBLE_ROLE, DEADLINE -> kind.equals("case-opened");
            case REASON -> kind.equals("responsibility-reassigned");
            case ACTION, STATUS, NARRATIVE, AS_AT, COMPLETED_ON, TITLE, LINK -> false;
        };
    }

    /** Where the field stands in the event's JSON. */
    static String property(String kind, CorrectableField field) {
        return switch (field) {
            case DEADLINE -> kind.equals("deadline-revised") ? "to" : "deadline";
            case RESPONSIBLE_ROLE -> kind.equals("responsibility-reassigned") ? "to" : "responsibleRole";
            case AS_AT -> "asAt";
            case RETURN_ON -> "returnOn";
            case COMPLETED_ON -> "completedOn";
            case COMMITMENT, ACTION, OUTCOME, STATUS, NARRATIVE, REASON, TITLE, LINK -> field.word();
        };
    }

    static String label(CorrectableField field) {
        return switch (field) {
            case COMMITMENT -> "Commitment";
            case ACTION -> "Action";
            case OUTCOME -> "Outcome";
            case RESPONSIBLE_ROLE -> "Responsible role";
            case DEADLINE -> "Deadline";
            case STATUS -> "Status";
            case NARRATIVE -> "What has happened";
            case AS_AT -> "Position as at";
            case RETURN_ON -> "To come back to on";
            case REASON -> "Reason";
            case COMPLETED_ON -> "Completed on";
            case TITLE -> "Title";
            case LINK -> "Link";
        };
    }
}
