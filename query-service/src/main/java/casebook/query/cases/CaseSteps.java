package casebook.query.cases;

import casebook.events.CaseId;
import casebook.query.cases.Timeline.Told;
import casebook.query.reading.Moment;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells what an entry of a case said, and where the case stood before it and after it, in the words of the case's page. */
@Component
public final class CaseSteps {
    private final CaseReader reader;
    private final Timeline timeline;
    private final StandingInWords words;

    CaseSteps(CaseReader reader, Timeline timeline, StandingInWords words) {
        this.reader = reader;
        this.timeline = timeline;
        this.words = words;
    }

    /**
     * An entry of a case.
     *
     * @param before where the case stood until then; empty where it was not there yet
     * @param after where it stood from then on; empty where it could not be folded
     */
    public record CaseStep(Told told, Map<String, String> before, Map<String, String> after) {}

    /**
     * The entry of a case at that position, as it was when nothing had been corrected in it yet.
     *
     * @param day the one for which both sides are derived, so that they differ by the entry alone and by no day that passed
     */
    public CaseStep at(CaseId id, long position, LocalDate day) {
        CaseAnswer after = reader.find(Moment.asOfPosition(position, day), id).orElseThrow();
        return new CaseStep(
                timeline.of(after).getFirst(),
                standing(reader.find(Moment.asOfPosition(position - 1, day), id)),
                standing(Optional.of(after)));
    }

    private Map<String, String> standing(Optional<CaseAnswer> answer) {
        return answer.map(CaseAnswer::standing).map(words::of).orElse(Map.of());
    }
}
