package casebook.query.cases;

import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a case's entries say, corrections counted in, that the view has no room for. Told from the history when asked. */
final class Texts {
    private final Map<Long, String> narratives = new HashMap<>();
    private final SortedMap<Long, Evidence> evidence = new TreeMap<>();

    private Texts() {}

    /** @param events the case's events by the number of their entry */
    static Texts of(SortedMap<Long, Event> events) {
        Texts texts = new Texts();
        events.forEach(texts::read);
        return texts;
    }

    private void read(long entry, Event event) {
        if (event instanceof ProgressRecorded progress) {
            narratives.put(entry, progress.narrative());
        } else if (event instanceof EvidenceAttached attached) {
            evidence.put(
                    entry, new Evidence(entry, attached.title(), attached.link().toString(), attached.attachedOn()));
        } else if (event instanceof EntryCorrected correction) {
            correct(correction.entry(), correction);
        }
    }

    private void correct(long entry, EntryCorrected correction) {
        String says = correction.says();
        switch (correction.field()) {
            case NARRATIVE -> narratives.replace(entry, says);
            case TITLE ->
                evidence.computeIfPresent(entry, (e, old) -> new Evidence(e, says, old.link(), old.attachedOn()));
            case LINK ->
                evidence.computeIfPresent(entry, (e, old) -> new Evidence(e, old.title(), says, old.attachedOn()));
            case COMMITMENT,
                    ACTION,
                    OUTCOME,
                    RESPONSIBLE_ROLE,
                    DEADLINE,
                    STATUS,
                    AS_AT,
                    RETURN_ON,
                    COMPLETED_ON,
                    REASON -> {}
        }
    }

    /** What the report has to tell. */
    @Nullable
    String narrative(Report report) {
        return narratives.get(report.entry());
    }

    /** In the order in which it was attached. */
    List<Evidence> evidence() {
        return List.copyOf(evidence.values());
    }
}
