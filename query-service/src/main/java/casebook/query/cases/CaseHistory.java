package casebook.query.cases;

import casebook.codec.EventCodec;
import casebook.codec.UnreadableEventException;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CorrectableField;
import casebook.events.Event;
import casebook.log.Entry;
import casebook.query.audit.Actor;
import casebook.query.audit.Counted;
import casebook.query.cases.HistoryEntry.Change;
import casebook.query.cases.HistoryEntry.Correction;
import casebook.query.projecting.Recorded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells a case's history from its entries in the log: what each said first, what it says now, and what it changed. */
@Component
final class CaseHistory {
    private final Cases view;
    private final EventCodec codec;
    private final JsonMapper json;

    CaseHistory(Cases view, EventCodec codec, JsonMapper json) {
        this.view = view;
        this.codec = codec;
        this.json = json;
    }

    /** Reads what the entries say. */
    Said read(List<Entry> entries) {
        SortedMap<Long, Event> events = new TreeMap<>();
        Map<Long, String> unreadable = new HashMap<>();
        for (Entry entry : entries) {
            try {
                events.put(entry.version(), codec.decode(entry.type(), entry.revision(), entry.payload()));
            } catch (UnreadableEventException e) {
                unreadable.put(entry.version(), String.valueOf(e.getMessage()));
            }
        }
        return new Said(entries, events, unreadable);
    }

    /**
     * What the entries of a case say, by their numbers within the case.
     *
     * @param unreadable why those can't be read that can't
     */
    record Said(List<Entry> entries, SortedMap<Long, Event> events, Map<Long, String> unreadable) {

        /** The version of the case. */
        long version() {
            return entries.getLast().version();
        }

        /** What those of the entries say that the view reflects, and that it can therefore read. */
        Texts texts(CaseView view) {
            return Texts.of(events.headMap(view.version() + 1));
        }
    }

    List<HistoryEntry> of(Said said) {
        List<Entry> entries = said.entries();
        Map<Long, Event> events = said.events();
        Map<Long, List<Correction>> corrections = corrections(said);
        Map<Long, List<Change>> changes = changes(entries, events);
        return entries.stream()
                .map(entry -> {
                    Event event = events.get(entry.version());
                    List<Correction> corrected = corrections.getOrDefault(entry.version(), List.of());
                    JsonNode first = tree(entry.payload());
                    return new HistoryEntry(
                            entry.version(),
                            entry.position(),
                            entry.recordedAt(),
                            Actor.of(entry.metadata()),
                            entry.type(),
                            event == null ? null : describes(entry.version(), event, events),
                            first,
                            event == null || corrected.isEmpty() ? null : corrected(event, first, corrected),
                            corrected,
                            changes.getOrDefault(entry.version(), List.of()),
                            said.unreadable().get(entry.version()));
                })
                .toList();
    }

    private static LocalDate describes(long entry, Event event, Map<Long, Event> events) {
        long counted = Counted.as(
                entry,
                number -> events.get(number) instanceof EntryCorrected correction
                        ? OptionalLong.of(correction.entry())
                        : OptionalLong.empty());
        return events.getOrDefault(counted, event).describes();
    }

    private static Map<Long, List<Correction>> corrections(Said said) {
        Map<Long, List<Correction>> corrections = new HashMap<>();
        for (Entry entry : said.entries()) {
            if (said.events().get(entry.version()) instanceof EntryCorrected correction) {
                corrections
                        .computeIfAbsent(correction.entry(), e -> new ArrayList<>())
                        .add(new Correction(
                                entry.version(),
                                correction.field(),
                                correction.said(),
                                correction.says(),
                                correction.deadline(),
                                correction.reason(),
                                Actor.of(entry.metadata()),
                                entry.recordedAt()));
            }
        }
        return corrections;
    }

    private JsonNode tree(String payload) {
        try {
            return json.readTree(payload);
        } catch (JacksonException e) {
            return json.getNodeFactory().stringNode(payload);
        }
    }

    private JsonNode corrected(Event event, JsonNode said, List<Correction> corrections) {
        ObjectNode says = (ObjectNode) said.deepCopy();
        corrections.forEach(correction -> {
            String property = property(event, correction.field());
            if (correction.deadline() != null) {
                says.set(property, json.valueToTree(correction.deadline()));
            } else if (correction.says().isEmpty()) {
                says.remove(property);
            } else {
                says.put(property, correction.says());
            }
        });
        return says;
    }

    /** Where the field stands in the event's JSON. */
    private static String property(Event event, CorrectableField field) {
        return switch (field) {
            case DEADLINE -> event instanceof DeadlineRevised ? "to" : "deadline";
            case RESPONSIBLE_ROLE -> event instanceof ResponsibilityReassigned ? "to" : "responsibleRole";
            case AS_AT -> "asAt";
            case RETURN_ON -> "returnOn";
            case COMPLETED_ON -> "completedOn";
            case COMMITMENT, ACTION, OUTCOME, STATUS, NARRATIVE, REASON, TITLE, LINK -> field.word();
        };
    }

    /** Folds the case once more, step by step, as far as it can be folded. */
    private Map<Long, List<Change>> changes(List<Entry> entries, Map<Long, Event> events) {
        Map<Long, List<Change>> changes = new HashMap<>();
        CaseView before = null;
        Map<String, @Nullable String> stood = Map.of();
        for (Entry entry : entries) {
            Event event = events.get(entry.version());
            if (event == null) {
                break;
            }
            try {
                CaseView after = view.fold(before, event, Recorded.of(entry));
                Map<String, @Nullable String> stands = facts(after);
                if (before != null) {
                    changes.put(entry.version(), changes(stood, stands));
                }
                before = after;
                stood = stands;
            } catch (RuntimeException e) {
                // The view parked the case here, and the answer says so.
                break;
            }
        }
        return changes;
    }

    private static List<Change> changes(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        return after.keySet().stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .map(what -> new Change(what, before.get(what), after.get(what)))
                .toList();
    }

    private static Map<String, @Nullable String> facts(CaseView view) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        facts.put("state", view.state().word());
        facts.put("status", view.status().word());
        facts.put("deadline", view.deadline().written());
        facts.put("originalDeadline", view.originalDeadline().written());
        facts.put("nextDue", view.nextDue().map(Object::toString).orElse(null));
        facts.put("responsibleRole", view.responsibleRole());
        facts.put("commitment", view.commitment());
        facts.put("action", view.action());
        facts.put("outcome", view.outcome());
        facts.put("evidence", Integer.toString(view.evidence().size()));
        facts.put(
                "closedOn",
                view.closing().map(Closing::on).map(Object::toString).orElse(null));
        return facts;
    }
}
