package casebook.query.cases;

import casebook.events.BritishDate;
import casebook.query.cases.Comparison.Counts;
import casebook.query.cases.Comparison.Side;
import casebook.query.reading.Answer;
import casebook.query.reading.Asked;
import casebook.query.reading.MergePatch;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.Shown;
import casebook.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one question at two moments and tells what differs. */
@Component
public final class Comparisons {
    private final Readings readings;
    private final JsonMapper json;

    Comparisons(Readings readings, JsonMapper json) {
        this.readings = readings;
        this.json = json;
    }

    /** What was answered, and the cases that it is about. */
    public record Told(Answer answer, Collection<CaseSummary> cases) {}

    /** @param moment names two, the earlier one first */
    public Comparison between(Moment moment, Function<Reading, Told> question) {
        Seen before = seen(moment.before(), question, true);
        Seen after = seen(moment.after(), question, false);
        if (before.shown().isAfter(after.shown())) {
            throw Asked.refusal(
                    "asOf",
                    "The first moment (%s) comes after the second (%s). Exchange them."
                            .formatted(before.inWords(), after.inWords()));
        }
        return Comparison.of(
                before.side(),
                after.side(),
                before.cases(),
                after.cases(),
                MergePatch.between(before.tree(), after.tree()));
    }

    private Seen seen(Moment moment, Function<Reading, Told> question, boolean mayBeAbsent) {
        return readings.read(moment, reading -> {
            try {
                Told told = question.apply(reading);
                return new Seen(reading.shown(), told.cases(), json.valueToTree(told.answer()));
            } catch (Problem e) {
                if (mayBeAbsent && e.status() == HttpStatus.NOT_FOUND) {
                    return new Seen(reading.shown(), List.of(), json.createObjectNode());
                }
                throw e;
            }
        });
    }

    private record Seen(Shown shown, Collection<CaseSummary> cases, JsonNode tree) {
        Side side() {
            return new Side(shown.reflects(), shown.day(), Counts.of(cases));
        }

        String inWords() {
            return "position %d, %s".formatted(shown.reflects().position(), BritishDate.write(shown.day()));
        }
    }
}
