package casebook.command.importing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a column of a plan can mean, and the headings under which papers have it. A heading is compared without case,
 * punctuation, brackets and plural endings; "Lead/Owner" is read as either of its parts.
 */
enum Column {
    REF(
            "Ref",
            "reference, ref no, ref number, reference no, reference number, action no, action number, action ref,"
                    + " action reference, no, number, item, item no, id, action id, ref id, nr"),
    DIVISION(
            "Objective",
            "area, performance area, eflg area, division, section, theme, strand, priority, equality objective,"
                    + " priority equality objective, peo, strategic objective, priority area, objective no"),
    COMMITMENT("Commitment", "our commitment, we will, pledge, promise"),
    ACTION(
            "Action",
            "action required, what we will do, what will we do, what, action to be taken, key action, task, activity,"
                    + " step, action description, description, description of action, planned action, milestone,"
                    + " what are we going to do, what do we need to do, we fulfil our duty by, initiative, project"),
    OUTCOME(
            "Outcome",
            "how will success be measured, how success will be measured, how will we measure success, success measure,"
                    + " measure of success, measure, success criteria, success criterion, expected outcome, intended outcome,"
                    + " desired outcome, performance measure, performance indicator, indicator, kpi, output, result, impact,"
                    + " expected result, how will we know, how we will know, how will we know we have succeeded, evidence of success,"
                    + " what will success look like, what does success look like, what difference will it make"),
    RESPONSIBLE(
            "Responsible",
            "responsible officer, responsibility, delivery lead, lead, lead officer, owner, action owner, who,"
                    + " by whom, lead service, service, lead department, responsible person, responsible lead, accountable,"
                    + " accountable officer, who is responsible, who will lead, who will do it, lead role, role, department, team,"
                    + " responsible team, officer, responsible service, lead team, lead responsibility, person responsible"),
    DEADLINE(
            "Deadline",
            "target date, target/date, target, date, date of completion, completion date, timescale, timeframe,"
                    + " time frame, time scale, by when, when, due, due date, due by, date due, target completion date,"
                    + " target completion, planned completion date, planned completion, expected completion date, end date, completion,"
                    + " target deadline, when will it be done, to be completed by, complete by, finish date, timing, timeline"),
    AUTHORITIES(
            "Authorities",
            "authority, council, partner, partner authority, partner council, cross ref, cross reference,"
                    + " cross ref to partner authority, cross reference to partner authority, district, member,"
                    + " participating council, applies to, which council, local authority, council bound"),
    STATUS(
            "Status",
            "rag, rag status, rag rating, progress status, current status, status rag, progress rag, bragg, brag"),
    PROGRESS(
            "Progress",
            "progress to date, update, progress update, latest update, latest progress, current position, position,"
                    + " progress made, progress report, progress note, progress comment, progress/status, status/progress,"
                    + " progress/comment, update/comment, comment/update, status update, position statement, achievement,"
                    + " progress and comment, what have we done, progress/update, comment, note, remark"),
    AS_AT("As at", "position as at, progress as at, date of update, update date, date updated, last updated, as of"),
    COMPLETED_ON(
            "Completed on",
            "date completed, completed date, actual completion date, actual completion, completed, actual date,"
                    + " date achieved, date of actual completion"),
    REVISED_DEADLINE(
            "Revised deadline",
            "revised date, revised target date, revised target, new deadline, new date, new target date,"
                    + " revised completion date, revised timescale, extended to, revised due date, extended deadline"),
    REVISION_REASON("Reason", "reason for revision, reason for change, reason for delay, revision reason"),
    RETURN_ON("Return on", "review date, next review, revisit, revisit on, review on, next review date, come back on"),
    OPENED_ON("Opened", "opened on, date opened, open date, date added, added on"),
    CHARACTERISTICS(
            "Protected characteristics", "protected characteristic, characteristic, equality group, protected group"),
    AIMS("Aims", "aim of the duty, equality aim, psed aim, equality duty, duty, general duty, psed");

    /** Without these two a table is not a plan. */
    static final Set<Column> NEEDED = EnumSet.of(REF, ACTION);

    /** What may stand in any column, and is progress only where nothing says so more clearly. */
    private static final Set<String> REMARKS = Set.of("comment", "note", "remark");

    private final String title;
    private final String synonyms;

    Column(String title, String synonyms) {
        this.title = title;
        this.synonyms = synonyms;
    }

    /** The heading that messages and documentation use. */
    String title() {
        return title;
    }

    /** Every heading that is understood, this one first. */
    List<String> headings() {
        return List.of((title + ", " + synonyms).split(", "));
    }

    /**
     * The meaning of this heading, if it has one.
     *
     * @throws IllegalArgumentException where its parts mean different things
     */
    static Optional<Column> of(String heading) {
        String key = key(heading);
        Optional<Column> whole = byKey(key);
        if (whole.isPresent()) {
            return whole;
        }
        Set<Column> parts = Arrays.stream(key.split("/| or | and "))
                .map(Column::byKey)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Column.class)));
        if (parts.size() > 1 && Arrays.stream(key.split("/| or | and ")).anyMatch(REMARKS::contains)) {
            parts.remove(PROGRESS);
        }
        if (parts.size() > 1) {
            throw new IllegalArgumentException("The heading \"%s\" can mean %s; rename the column to one of them."
                    .formatted(heading, parts.stream().map(Column::title).collect(Collectors.joining(" or "))));
        }
        return parts.stream().findFirst();
    }

    /** Whether the heading means this only where no clearer heading does. */
    boolean isVague(String heading) {
        return switch (this) {
            case DEADLINE ->
                Set.of("target", "completion", "completion date", "date of completion")
                        .contains(key(heading));
            case PROGRESS ->
                Arrays.stream(key(heading).split("/| or | and "))
                        .filter(Keys.COLUMNS::containsKey)
                        .allMatch(REMARKS::contains);
            case STATUS -> key(heading).startsWith("rag") || key(heading).contains("brag");
            default -> false;
        };
    }

    /** What a vague heading means beside a clearer one; where it is nothing, the column is left out. */
    Optional<Column> otherwise(String heading) {
        return this != DEADLINE
                ? Optional.empty()
                : Optional.of(key(heading).equals("target") ? OUTCOME : COMPLETED_ON);
    }

    private static Optional<Column> byKey(String key) {
        return Optional.ofNullable(Keys.COLUMNS.get(key));
    }

    private static String key(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)", "")
                .replace("&", " and ")
                .replaceAll("['\u2019]ve\\b", " have")
                .replaceAll("[^\\p{L}\\p{N}/]+", " ")
                .replaceAll("(?<=\\p{L})s\\b", "")
                .replaceAll(" ?/ ?", "/")
                .strip();
    }

    private static final class Keys {
        static final Map<String, Column> COLUMNS = Arrays.stream(values())
                .flatMap(column -> column.headings().stream().map(heading -> Map.entry(key(heading), column)))
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
