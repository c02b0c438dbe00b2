package casebook.query.cases;

import casebook.events.Deadline;
import casebook.query.cases.CaseAnswer.Standing;
import casebook.query.pages.Dates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a case stands, fact by fact, each under the name that the case's page has for it. */
@Component
final class StandingInWords {
    private final CaseWords words;
    private final Dates dates;

    StandingInWords(CaseWords words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    /** What there is to say, in the order of the page. */
    Map<String, String> of(Standing standing) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("Status", "%s: %s".formatted(words.sentence(standing.rag().word()), words.standing(standing)));
        facts.put("Last reported", standing.asAt() == null ? null : words.status(standing.status()));
        facts.put("Position as at", day(standing.asAt()));
        facts.put("Last report", standing.narrative());
        facts.put(
                "Closed on",
                standing.closed() == null ? null : day(standing.closed().on()));
        facts.put("Deadline", written(standing.deadline()));
        facts.put("First promised", written(standing.originalDeadline()));
        facts.put("Deadline moved", words.slip(standing.slip()).replaceFirst("^moved ", ""));
        facts.put("Next due", day(standing.nextDue()));
        facts.put("To come back to", day(standing.returnOn()));
        facts.put("Responsible", standing.responsibleRole());
        facts.put("Action", standing.action());
        facts.put("Measure of success", standing.outcome());
        facts.put("Commitment", standing.commitment());
        facts.put("Performance area", words.area(standing.area()));
        facts.put(
                "Protected characteristics",
                standing.characteristics().stream()
                        .map(one -> words.sentence(one.word()))
                        .collect(Collectors.joining(", ")));
        facts.put(
                "Aims of the equality duty",
                standing.aims().stream().map(one -> words.sentence(one.word())).collect(Collectors.joining(", ")));
        facts.put("Evidence", standing.evidence().stream().map(Evidence::title).collect(Collectors.joining("; ")));
        facts.put("Opened", day(standing.openedOn()));
        return said(facts);
    }

    private static Map<String, String> said(Map<String, @Nullable String> facts) {
        Map<String, String> said = new LinkedHashMap<>();
        facts.forEach((name, text) -> {
            if (text != null && !text.isEmpty()) {
                said.put(name, text);
            }
        });
        return said;
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : dates.day(day);
    }

    private static String written(Deadline deadline) {
        return deadline.written().isBlank() ? "Not stated" : deadline.written();
    }
}
