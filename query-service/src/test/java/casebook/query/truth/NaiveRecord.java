package casebook.query.truth;

import casebook.log.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the record says, told once more from the words of docs/derived-values.md and docs/two-dates.md, slowly and without a
 * line of the service's folds: entries are texts, corrected texts replace wrong ones, and what stands is looked up in them.
 */
public final class NaiveRecord {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final JsonMapper JSON = new JsonMapper();

    /** An entry as it is to be read, and the day from which it counts. */
    record Line(
            long position,
            Instant recordedAt,
            String stream,
            long number,
            String kind,
            ObjectNode says,
            LocalDate day) {
        String text(String property) {
            return says.path(property).asString();
        }

        LocalDate date(String property) {
            return LocalDate.parse(text(property));
        }
    }

    /** All that is known, in the order in which it was recorded. */
    private final List<Line> known;

    /** What counts of it, in the order in which it counts. */
    private final List<Line> counted;

    private NaiveRecord(List<Line> known, List<Line> counted) {
        this.known = known;
        this.counted = counted;
    }

    /** The record up to a position. */
    public static NaiveRecord upTo(List<Entry> log, long position) {
        List<Line> lines = new ArrayList<>();
        for (Entry entry : log) {
            if (entry.position() > position) {
                break;
            }
            ObjectNode said = (ObjectNode) JSON.readTree(entry.payload());
            if (entry.type().equals("entry-corrected")) {
                lines.stream()
                        .filter(line -> line.stream().equals(entry.stream())
                                && line.number() == said.path("entry").asLong())
                        .forEach(line -> line.says()
                                .set(property(line, said.path("field").asString()), says(said)));
            }
            lines.add(new Line(
                    entry.position(),
                    entry.recordedAt(),
                    entry.stream(),
                    entry.version(),
                    entry.type(),
                    said,
                    LocalDate.EPOCH));
        }
        List<Line> dated = lines.stream().map(line -> dated(line, lines)).toList();
        return new NaiveRecord(dated, dated);
    }

    private static JsonNode says(ObjectNode correction) {
        return correction.has("deadline") ? correction.get("deadline") : correction.get("says");
    }

    private static String property(Line line, String field) {
        return switch (field) {
            case "deadline" -> line.kind().equals("deadline-revised") ? "to" : "deadline";
            case "responsible-role" -> line.kind().equals("responsibility-reassigned") ? "to" : "responsibleRole";
            case "as-at" -> "asAt";
            case "return-on" -> "returnOn";
            case "completed-on" -> "completedOn";
            default -> field;
        };
    }

    /** The day that the entry describes, by its corrected text; a correction describes what the corrected entry does. */
    private static Line dated(Line line, List<Line> all) {
        String day = switch (line.kind()) {
            case "authority-registered" -> "memberFrom";
            case "authority-alias-added" -> "addedOn";
            case "authority-departed" -> "lastDay";
            case "plan-drafted" -> "draftedOn";
            case "plan-approved" -> "approvedOn";
            case "plan-adopted" -> "adoptedOn";
            case "plan-closed" -> "closedOn";
            case "case-opened" -> "openedOn";
            case "progress-recorded" -> "asAt";
            case "deadline-revised" -> "revisedOn";
            case "responsibility-reassigned" -> "reassignedOn";
            case "case-completed" -> "completedOn";
            case "case-withdrawn" -> "withdrawnOn";
            case "case-reopened" -> "reopenedOn";
            case "evidence-attached" -> "attachedOn";
            case "entry-corrected" -> {
                Line target = all.stream()
                        .filter(other -> other.stream().equals(line.stream())
                                && other.number() == line.says().path("entry").asLong())
                        .findFirst()
                        .orElseThrow();
                yield dated(target, all).day().toString();
            }
            default -> throw new IllegalArgumentException(line.kind());
        };
        LocalDate date = LocalDate.parse(line.kind().equals("entry-corrected") ? day : line.text(day));
        return new Line(
                line.position(), line.recordedAt(), line.stream(), line.number(), line.kind(), line.says(), date);
    }

    /** What is known about a day: entries that describe later ones are left out, the others sorted by what they describe. */
    public NaiveRecord describing(LocalDate day) {
        return new NaiveRecord(
                known,
                known.stream()
                        .filter(line -> !line.day().isAfter(day))
                        .sorted(Comparator.comparing(Line::day).thenComparingLong(Line::position))
                        .toList());
    }

    /** Where a case stands, as words. */
    public Map<String, Map<String, String>> cases(LocalDate on) {
        Map<String, Map<String, String>> cases = new TreeMap<>();
        counted.stream()
                .filter(line -> line.kind().equals("case-opened"))
                .forEach(opening -> cases.put(opening.stream(), standing(opening, on)));
        return cases;
    }

    private Map<String, String> standing(Line opening, LocalDate on) {
        List<Line> lines = counted.stream()
                .filter(line -> line.stream().equals(opening.stream()))
                .toList();
        List<JsonNode> deadlines = Stream.concat(
                        Stream.of(opening.says().get("deadline")),
                        of(lines, "deadline-revised").map(line -> line.says().get("to")))
                .toList();
        List<Line> reports = of(lines, "progress-recorded")
                .sorted(Comparator.comparing((Line line) -> line.date("asAt")).thenComparingLong(Line::number))
                .toList();
        String turn = lines.stream()
                .map(Line::kind)
                .filter(List.of("case-completed", "case-withdrawn", "case-reopened")::contains)
                .reduce("case-reopened", (one, next) -> next);
        String status = switch (turn) {
            case "case-completed" -> "completed";
            case "case-withdrawn" -> "not-applicable";
            default -> reports.isEmpty() ? "not-started" : reports.getLast().text("status");
        };
        boolean open = turn.equals("case-reopened");
        LocalDate due = open && !status.equals("not-applicable") ? nextDue(deadlines.getLast(), reports) : null;
        boolean overdue = due != null && due.isBefore(on);
        Map<String, String> standing = new LinkedHashMap<>();
        standing.put("state", open ? "open" : turn.substring("case-".length()));
        standing.put("status", status);
        standing.put("rag", rag(status, overdue, due != null));
        standing.put("deadline", deadlines.getLast().path("written").asString());
        standing.put("nextDue", String.valueOf(due));
        standing.put("overdue", Boolean.toString(overdue));
        standing.put("revisions", Integer.toString(deadlines.size() - 1));
        standing.put("days", String.valueOf(days(deadlines.getFirst(), deadlines.getLast())));
        standing.put("action", opening.text("action"));
        standing.put("area", area(opening));
        standing.put("responsible", responsible(opening, lines));
        standing.put("asAt", reports.isEmpty() ? "null" : reports.getLast().text("asAt"));
        // When something was recorded, and how often, is not a matter of what it describes.
        List<Line> recorded = known.stream()
                .filter(line -> line.stream().equals(opening.stream()))
                .toList();
        standing.put(
                "updated",
                recorded.getLast().recordedAt().atZone(LONDON).toLocalDate().toString());
        standing.put("version", Integer.toString(recorded.size()));
        return standing;
    }

    private static Stream<Line> of(List<Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind));
    }

    private static String responsible(Line opening, List<Line> lines) {
        String first = opening.says().has("responsibleRole") ? opening.text("responsibleRole") : "null";
        return of(lines, "responsibility-reassigned")
                .map(line -> line.text("to"))
                .reduce(first, (one, next) -> next);
    }

    private static String rag(String status, boolean overdue, boolean more) {
        if (overdue || status.equals("off-track")) {
            return "red";
        }
        if (status.equals("at-risk")) {
            return "amber";
        }
        if (status.equals("on-track") || (status.equals("completed") && more)) {
            return "green";
        }
        return status.equals("completed") ? "blue" : "grey";
    }

    private static @Nullable Long days(JsonNode from, JsonNode to) {
        return from.has("due") && to.has("due") ? ChronoUnit.DAYS.between(last(from), last(to)) : null;
    }

    private static LocalDate last(JsonNode deadline) {
        return deadline.get("due")
                .valueStream()
                .map(day -> LocalDate.parse(day.asString()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The first occurrence after the last one that was met. */
    private static @Nullable LocalDate nextDue(JsonNode deadline, List<Line> reports) {
        List<LocalDate> occurrences = occurrences(deadline);
        if (occurrences.isEmpty()) {
            return null;
        }
        SortedMap<LocalDate, String> lastWord = new TreeMap<>();
        for (Line report : reports) {
            LocalDate about = occurrences.stream()
                    .filter(day -> !day.isBefore(report.date("asAt")))
                    .findFirst()
                    .orElse(occurrences.getLast());
            lastWord.put(about, report.text("status"));
        }
        LocalDate met = lastWord.entrySet().stream()
                .filter(word -> word.getValue().equals("completed"))
                .map(Map.Entry::getKey)
                .reduce(LocalDate.MIN, (one, next) -> next);
        return occurrences.stream().filter(day -> day.isAfter(met)).findFirst().orElse(null);
    }

    /** Those of a century, where there is no end. */
    private static List<LocalDate> occurrences(JsonNode deadline) {
        if (deadline.has("due")) {
            return deadline.get("due")
                    .valueStream()
                    .map(day -> LocalDate.parse(day.asString()))
                    .sorted()
                    .toList();
        }
        if (!deadline.has("every")) {
            return List.of();
        }
        LocalDate first = LocalDate.parse(deadline.path("first").asString());
        Period every = Period.parse(deadline.path("every").asString());
        boolean atMonthsEnd = first.plusDays(1).getDayOfMonth() == 1;
        List<LocalDate> occurrences = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            LocalDate day = first.plusMonths(n * every.toTotalMonths());
            occurrences.add(atMonthsEnd ? day.withDayOfMonth(day.lengthOfMonth()) : day);
        }
        return occurrences;
    }

    private String area(Line opening) {
        String plan = opening.text("caseId").substring(0, opening.text("caseId").indexOf('-'));
        return counted.stream()
                .filter(line ->
                        line.kind().equals("plan-drafted") && line.text("plan").equals(plan))
                .flatMap(draft -> draft.says().get("divisions").valueStream())
                .filter(division -> division.path("code").asString().equals(opening.text("division")))
                .map(division -> division.path("area").asString(""))
                .filter(area -> !area.isEmpty())
                .findFirst()
                .orElse("unassigned");
    }

    /** The authorities by their codes: names, and the last day where there is one. */
    public Map<String, String> authorities() {
        Map<String, String> authorities = new TreeMap<>();
        of(counted, "authority-registered").forEach(line -> {
            String code = line.text("authority");
            List<String> names = new ArrayList<>(line.says()
                    .get("aliases")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList());
            of(counted, "authority-alias-added")
                    .filter(other -> other.text("authority").equals(code))
                    .forEach(other -> names.add(other.text("alias")));
            String lastDay = of(counted, "authority-departed")
                    .filter(other -> other.text("authority").equals(code))
                    .map(other -> other.text("lastDay"))
                    .findFirst()
                    .orElse("null");
            authorities.put(code, line.text("name") + names + lastDay);
        });
        return authorities;
    }

    /** The plans by their codes: how far each has come, and who approved it. */
    public Map<String, String> plans() {
        Map<String, String> plans = new TreeMap<>();
        of(counted, "plan-drafted").forEach(line -> {
            String code = line.text("plan");
            List<Line> own = counted.stream()
                    .filter(other -> Objects.equals(other.stream(), line.stream()))
                    .toList();
            String state = own.stream().anyMatch(other -> other.kind().equals("plan-closed"))
                    ? "closed"
                    : own.stream().anyMatch(other -> other.kind().equals("plan-adopted")) ? "in-force" : "draft";
            plans.put(
                    code,
                    state
                            + of(own, "plan-approved")
                                    .map(other -> other.text("body"))
                                    .toList());
        });
        return plans;
    }
}
