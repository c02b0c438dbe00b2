package casebook.query.cases;

import casebook.events.PerformanceArea;
import casebook.events.ProgressStatus;
import casebook.query.plans.Areas;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words in which pages write what the record has as codes, in the templates as {@code @caseWords}. */
@Component
public final class CaseWords {
    private static final Map<String, String> KINDS = Map.of(
            "case-opened", "Case opened",
            "progress-recorded", "Progress recorded",
            "deadline-revised", "Deadline revised",
            "responsibility-reassigned", "Responsibility reassigned",
            "case-completed", "Case completed",
            "case-reopened", "Case reopened",
            "case-withdrawn", "Case withdrawn",
            "entry-corrected", "Entry corrected",
            "evidence-attached", "Evidence attached");

    /** What is said of a case in one word or two, beside its colour. */
    public String standing(CaseSummary row) {
        return standing(row.state(), row.status(), row.overdue());
    }

    public String standing(CaseAnswer.Standing standing) {
        return standing(standing.state(), standing.status(), standing.overdue());
    }

    private static String standing(State state, ProgressStatus status, boolean overdue) {
        if (overdue) {
            return "overdue";
        }
        return state == State.WITHDRAWN ? "withdrawn" : plain(status.word());
    }

    /** Such as "On track". */
    public String status(ProgressStatus status) {
        return sentence(status.word());
    }

    public String area(String word) {
        return word.equals(Areas.UNASSIGNED)
                ? "No area"
                : PerformanceArea.parse(word).title();
    }

    /** What an entry of a kind is called, such as "Progress recorded". */
    public String kind(String kind) {
        return KINDS.getOrDefault(kind, sentence(kind));
    }

    /** A code as people write it, such as "advance equality of opportunity". */
    static String plain(String code) {
        return code.replace('-', ' ');
    }

    /** The same at the beginning of a sentence. */
    public String sentence(String code) {
        String words = plain(code);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** How far a deadline has moved, such as "moved twice, 61 days later than first promised"; empty where it has not. */
    public String slip(Slip slip) {
        if (slip.revisions() == 0) {
            return "";
        }
        String moved = "moved " + times(slip.revisions());
        Long days = slip.days();
        if (days == null) {
            return moved;
        }
        return moved
                + (days == 0
                        ? ", now as first promised"
                        : ", %,d %s %s than first promised"
                                .formatted(
                                        Math.abs(days),
                                        Math.abs(days) == 1 ? "day" : "days",
                                        days > 0 ? "later" : "earlier"));
    }

    private static String times(int number) {
        return switch (number) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> number + " times";
        };
    }
}
