package casebook.query.steps;

import casebook.events.CaseId;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.audit.AuditEntries;
import casebook.query.audit.Trail;
import casebook.query.authorities.Authorities;
import casebook.query.cases.CaseRows;
import casebook.query.cases.Cases;
import casebook.query.plans.Plans;
import casebook.query.projecting.Recorded;
import casebook.query.projecting.View;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.steps.Step.Change;
import casebook.query.steps.Step.Ways;
import casebook.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows an entry with what it is about as it stood before and after. */
@Component
public final class Steps {
    private final Readings readings;
    private final CaseRows rows;
    private final Cases cases;
    private final Plans plans;
    private final Authorities authorities;
    private final EventLog log;
    private final Trail trail;
    private final AuditEntries entries;
    private final JsonMapper json;

    Steps(
            Readings readings,
            CaseRows rows,
            Cases cases,
            Plans plans,
            Authorities authorities,
            EventLog log,
            Trail trail,
            AuditEntries entries,
            JsonMapper json) {
        this.readings = readings;
        this.rows = rows;
        this.cases = cases;
        this.plans = plans;
        this.authorities = authorities;
        this.log = log;
        this.trail = trail;
        this.entries = entries;
        this.json = json;
    }

    /** The step of the whole record at this position, if the caller may see it. */
    Step ofRecord(long position) {
        Entry entry = trail.at(position).orElseThrow(() -> unknown(position));
        long head = log.head().position();
        return step(
                entry,
                position,
                head,
                new Ways(
                        trail.after(0).orElse(position),
                        trail.before(position).orElse(null),
                        trail.after(position).orElse(null),
                        trail.before(head + 1).orElse(position)));
    }

    /** The step of the whole record at a moment: the last entry that was recorded by then and that the caller may see, or 0. */
    long positionAt(Moment moment) {
        return trail.before(reached(moment) + 1).orElse(0L);
    }

    private long reached(Moment moment) {
        return readings.read(moment, Reading::reflects).position();
    }

    /** The number-th step of a case. */
    Step ofCase(String caseId, long number) {
        List<Entry> history = history(caseId);
        if (number < 1 || number > history.size()) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "entry-unknown",
                    "%s has %d entries and no entry %d.".formatted(caseId, history.size(), number));
        }
        long steps = history.size();
        return step(
                history.get((int) number - 1),
                number,
                steps,
                new Ways(1, number > 1 ? number - 1 : null, number < steps ? number + 1 : null, steps));
    }

    /** The step of a case at a moment: the last entry about it that was recorded by then; 0 where none was. */
    long numberAt(String caseId, Moment moment) {
        long position = reached(moment);
        return history(caseId).stream()
                .filter(entry -> entry.position() <= position)
                .count();
    }

    /** The id of the case that an address names. */
    CaseId caseId(String text) {
        return readings.read(
                Moment.now(), reading -> rows.directory(reading).caseId(text).orElseThrow(() -> unknown(text)));
    }

    private List<Entry> history(String caseId) {
        List<Entry> history = log.readStream(cases.stream(caseId(caseId).toString()), 1);
        if (history.isEmpty()) {
            throw unknown(caseId);
        }
        return history;
    }

    private Step step(Entry entry, long step, long steps, Ways ways) {
        // Both sides as on the day of the entry: what else a day that passed changed is not its doing.
        LocalDate day = Recorded.day(entry.recordedAt());
        Optional<JsonNode> before =
                readings.read(Moment.asOfPosition(entry.position() - 1, day), reading -> standing(reading, entry));
        return readings.read(Moment.asOfPosition(entry.position(), day), reading -> {
            Optional<JsonNode> after = standing(reading, entry);
            return new Step(
                    reading.reflects(),
                    step,
                    steps,
                    entries.of(entry),
                    before.orElse(null),
                    after.orElse(null),
                    changes(before.orElse(null), after.orElse(null)),
                    ways);
        });
    }

    private Optional<JsonNode> standing(Reading reading, Entry entry) {
        return cases.key(entry)
                .<JsonNode>flatMap(key ->
                        rows.of(reading, CaseId.parse(key)).stream().findFirst().map(json::valueToTree))
                .or(() -> document(reading, plans, entry))
                .or(() -> document(reading, authorities, entry));
    }

    private <D> Optional<JsonNode> document(Reading reading, View<D> view, Entry entry) {
        return view.key(entry).flatMap(key -> reading.find(view, key)).map(json::valueToTree);
    }

    private static List<Change> changes(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<Change> changes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        for (String name : names) {
            String from = text(before == null ? null : before.get(name));
            String to = text(after == null ? null : after.get(name));
            if (!Objects.equals(from, to)) {
                changes.add(new Change(name, from, to));
            }
        }
        return changes;
    }

    /** In few words, where there are: a deadline is what was written. */
    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.has("written")) {
            return value.path("written").asString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static Problem unknown(long position) {
        return new Problem(
                HttpStatus.NOT_FOUND, "entry-unknown", "There is no entry at position %d.".formatted(position));
    }

    private static Problem unknown(String caseId) {
        return new Problem(HttpStatus.NOT_FOUND, "case-unknown", "There is no case \"%s\".".formatted(caseId));
    }
}
