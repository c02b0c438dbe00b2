package casebook.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.codec.EventCodec;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.Division;
import casebook.events.Event;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ProgressStatus;
import casebook.events.Reference;
import casebook.events.ShortCode;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.MemoryLogStore;
import casebook.query.Histories;
import casebook.query.authorities.Authorities;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.cases.Cases;
import casebook.query.cases.Comparison;
import casebook.query.plans.Plans;
import casebook.query.projecting.Reached;
import casebook.query.projecting.View;
import casebook.query.truth.NaiveRecord;
import casebook.web.CasebookProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is shown of the past equals what a second, naive reader of the same entries finds: over histories that are made up
 * from a seed, at moments that are, with all that is odd about time. A failure names its seed.
 */
class TruthTest {
    private static final int HISTORIES = 2_000;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final EventCodec CODEC = new EventCodec();
    private static final Cases CASES = new Cases();
    private static final Authorities AUTHORITIES = new Authorities();
    private static final Plans PLANS = new Plans();
    private static final List<View<?>> VIEWS = List.of(CASES, AUTHORITIES, PLANS);
    private static final CaseRows ROWS = new CaseRows(CASES, AUTHORITIES, PLANS);

    @TempDir
    Path folder;

    /** What the histories came to hold, so that none of the oddities is missing without notice. */
    private final Set<String> met = new HashSet<>();

    @Test
    void the_past_is_what_a_naive_reader_of_the_same_entries_finds() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Now now = new Now();
            try (EventLog log = new EventLog(new MemoryLogStore(), now.clock())) {
                new Story(log, now, random).tell();
                check(seed, log, now, random);
            }
        }
        assertThat(met)
                .contains(
                        "the hour that comes twice",
                        "one millisecond",
                        "an authority that joined later",
                        "a case reopened twice",
                        "a correction of a correction",
                        "before the first entry",
                        "a late entry",
                        "a deadline moved",
                        "turned red");
    }

    private void check(int seed, EventLog log, Now now, Random random) {
        List<Entry> entries = log.readAfter(0, 10_000);
        Past past = new Past(
                log,
                new Snapshots(log, CODEC, VIEWS, new CasebookProperties(folder.resolve("none"), null, false, null)));
        Timeline timeline = new Timeline(log, now.clock());
        LocalDate on = LocalDate.of(2017, 6, 1).plusDays(random.nextInt(700));
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AsOf moment = moment(entries, random);
            Reached reached = timeline.reached(moment);
            assertThat(reached.position()).as("seed %d, %s", seed, moment).isEqualTo(position(entries, moment));
            positions.add(reached.position());
            PastReading reading = reading(log, past, reached, on);
            NaiveRecord naive = NaiveRecord.upTo(entries, reached.position());
            same("seed %d, as of %s".formatted(seed, moment), reading, naive, on);
            LocalDate day = LocalDate.of(2016, 3, 1).plusDays(random.nextInt(1_100));
            same(
                    "seed %d, as of %s, describing %s".formatted(seed, moment, day),
                    new DescribingReading(reading(log, past, reached, on), day),
                    naive.describing(day),
                    on);
        }
        positions.sort(Long::compare);
        compare(seed, log, past, entries, positions.getFirst(), positions.getLast(), on);
    }

    private static PastReading reading(EventLog log, Past past, Reached reached, LocalDate on) {
        return new PastReading(
                log, CODEC, past, new Reflects(reached.position(), reached.recordedAt(), "then", null), on, () -> {
                    throw new AssertionError("The past does not ask the present");
                });
    }

    private void same(String what, Reading reading, NaiveRecord naive, LocalDate on) {
        Map<String, Map<String, String>> expected = naive.cases(on);
        // Each case from its own stream, before the whole view is folded from the log.
        expected.keySet()
                .forEach(id -> assertThat(reading.find(CASES, id)).as(what).isPresent());
        assertThat(standings(reading)).as(what).isEqualTo(expected);
        expected.forEach((id, standing) -> reading.find(CASES, id)
                .ifPresent(view -> assertThat(view.rag(on).word()).as(what).isEqualTo(standing.get("rag"))));
        assertThat(reading.all(AUTHORITIES).stream()
                        .collect(Collectors.toMap(
                                one -> one.code().value(), one -> one.name() + one.aliases() + one.lastDay())))
                .as(what)
                .isEqualTo(naive.authorities());
        assertThat(reading.all(PLANS).stream()
                        .collect(Collectors.toMap(
                                one -> one.code().value(),
                                one -> one.state().word()
                                        + one.approvals().stream()
                                                .map(approval -> approval.body())
                                                .toList())))
                .as(what)
                .isEqualTo(naive.plans());
    }

    private static Map<String, Map<String, String>> standings(Reading reading) {
        return ROWS.of(reading, Map.of()).stream()
                .collect(Collectors.toMap(
                        row -> row.caseId().toString(), TruthTest::standing, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> standing(CaseSummary row) {
        Map<String, String> standing = new LinkedHashMap<>();
        standing.put("state", row.state().word());
        standing.put("status", row.status().word());
        standing.put("rag", row.rag().word());
        standing.put("deadline", row.deadline().written());
        standing.put("nextDue", String.valueOf(row.nextDue()));
        standing.put("overdue", Boolean.toString(row.overdue()));
        standing.put("revisions", Integer.toString(row.slip().revisions()));
        standing.put("days", String.valueOf(row.slip().days()));
        standing.put("action", row.action());
        standing.put("area", row.area());
        standing.put("responsible", String.valueOf(row.responsibleRole()));
        standing.put("asAt", String.valueOf(row.asAt()));
        standing.put("updated", row.lastUpdatedOn().toString());
        standing.put("version", Long.toString(row.version()));
        return standing;
    }

    private void compare(int seed, EventLog log, Past past, List<Entry> entries, long from, long to, LocalDate on) {
        Comparison comparison = Comparison.of(
                new Comparison.Side(new Reflects(from, null, null, null), on, Comparison.Counts.of(List.of())),
                new Comparison.Side(new Reflects(to, null, null, null), on, Comparison.Counts.of(List.of())),
                ROWS.of(reading(log, past, new Reached(from, null), on), Map.of()),
                ROWS.of(reading(log, past, new Reached(to, null), on), Map.of()),
                JsonMapper.shared().createObjectNode());
        Map<String, Map<String, String>> before =
                NaiveRecord.upTo(entries, from).cases(on);
        Map<String, Map<String, String>> after = NaiveRecord.upTo(entries, to).cases(on);
        assertThat(ids(comparison.opened()))
                .as("seed %d", seed)
                .isEqualTo(found(before, after, (one, other) -> one == null));
        assertThat(ids(comparison.closed()))
                .as("seed %d", seed)
                .isEqualTo(found(before, after, (one, other) -> !isClosed(one) && isClosed(other)));
        assertThat(ids(comparison.reopened()))
                .as("seed %d", seed)
                .isEqualTo(found(before, after, (one, other) -> isClosed(one) && !isClosed(other)));
        assertThat(ids(comparison.turnedRed()))
                .as("seed %d", seed)
                .isEqualTo(found(before, after, (one, other) -> !isRed(one) && isRed(other)));
        assertThat(ids(comparison.noLongerRed()))
                .as("seed %d", seed)
                .isEqualTo(found(before, after, (one, other) -> isRed(one) && !isRed(other)));
        comparison.deadlinesMoved().forEach(moved -> {
            met.add("a deadline moved");
            String id = moved.caseId().toString();
            assertThat(before.get(id)).containsEntry("deadline", moved.from().written());
            assertThat(after.get(id)).containsEntry("deadline", moved.to().written());
        });
        if (!comparison.turnedRed().isEmpty()) {
            met.add("turned red");
        }
    }

    private static boolean isClosed(@Nullable Map<String, String> standing) {
        return standing != null && !"open".equals(standing.get("state"));
    }

    private static boolean isRed(@Nullable Map<String, String> standing) {
        return standing != null && "red".equals(standing.get("rag"));
    }

    private static Set<String> ids(List<Comparison.Changed> changed) {
        return changed.stream().map(one -> one.caseId().toString()).collect(Collectors.toSet());
    }

    private static Set<String> found(
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after,
            BiPredicate<@Nullable Map<String, String>, Map<String, String>> selected) {
        return after.keySet().stream()
                .filter(id -> selected.test(before.get(id), Objects.requireNonNull(after.get(id))))
                .collect(Collectors.toSet());
    }

    /** A moment of any form: on an entry, between two, at a day's end, before all. */
    private AsOf moment(List<Entry> entries, Random random) {
        Entry entry = entries.get(random.nextInt(entries.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new AsOf.Position(random.nextInt(entries.size() + 1));
            case 1 -> new AsOf.Time(entry.recordedAt());
            case 2 -> new AsOf.Time(entry.recordedAt().minusMillis(1));
            case 3 -> {
                met.add("before the first entry");
                yield new AsOf.Day(LocalDate.of(2010, 1, 1));
            }
            default -> new AsOf.Day(entry.recordedAt().atZone(LONDON).toLocalDate());
        };
    }

    /** As a reader would count: entry by entry. */
    private static long position(List<Entry> entries, AsOf moment) {
        return switch (moment) {
            case AsOf.Position at -> at.position();
            case AsOf.Time at ->
                entries.stream()
                        .filter(entry -> !entry.recordedAt().isAfter(at.at()))
                        .count();
            case AsOf.Day at ->
                entries.stream()
                        .filter(entry ->
                                !entry.recordedAt().atZone(LONDON).toLocalDate().isAfter(at.day()))
                        .count();
        };
    }

    /** The time of a story, which begins before the clocks go back. */
    private static final class Now implements InstantSource {
        private Instant now = Instant.parse("2017-10-28T21:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        Clock clock() {
            return withZone(ZoneOffset.UTC);
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    /** A history of a small partnership that the rules allow, told at random. */
    private final class Story {
        private final Histories histories;
        private final Now now;
        private final Random random;
        private final List<One> cases = new ArrayList<>();
        private @Nullable Instant last;

        Story(EventLog log, Now now, Random random) {
            this.histories = new Histories(log);
            this.now = now;
            this.random = random;
        }

        void tell() {
            register("BDC", "E07000129");
            register("CBC", "E07000130");
            PlanCode plan = new PlanCode("SES2011");
            record(new PlanDrafted(
                    plan,
                    "Scheme",
                    null,
                    day(),
                    day(),
                    List.of(
                            new Division("1", "Our people", PerformanceArea.WORKFORCE),
                            new Division("2", "Else", null)),
                    List.of("Cabinet", "Equality group"),
                    LocalDate.of(2016, 1, 10)));
            record(new PlanApproved(plan, "Cabinet", LocalDate.of(2016, 2, 10)));
            record(new PlanApproved(plan, "Equality group", LocalDate.of(2016, 1, 20 + random.nextInt(10))));
            record(new PlanAdopted(plan, LocalDate.of(2016, 3, 1 + random.nextInt(30))));
            int events = 10 + random.nextInt(25);
            int joining = random.nextInt(events);
            for (int i = 0; i < events; i++) {
                if (i == joining) {
                    register("OWBC", "E07000135");
                    record(new AuthorityAliasAdded(new ShortCode("OWBC"), "OWDC", LocalDate.of(2017, 11, 1)));
                    met.add("an authority that joined later");
                } else if (cases.size() < 3 && (cases.isEmpty() || random.nextInt(6) == 0)) {
                    open(plan, i > joining);
                } else {
                    go(cases.get(random.nextInt(cases.size())));
                }
            }
            if (random.nextBoolean()) {
                record(new AuthorityDeparted(new ShortCode("BDC"), LocalDate.of(2018, 3, 31), "Merged"));
            }
        }

        private void register(String code, String onsCode) {
            record(new AuthorityRegistered(
                    new ShortCode(code),
                    new OnsCode(onsCode),
                    code + " Council",
                    List.of("Old " + code),
                    LocalDate.of(2016, 1, 1).plusDays(random.nextInt(400))));
        }

        private void record(Event event) {
            now.pass(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> Duration.ZERO;
                        case 2 -> Duration.ofMillis(1);
                        case 3 -> Duration.ofMinutes(random.nextInt(90));
                        case 4 -> Duration.ofHours(random.nextInt(30));
                        default -> Duration.ofDays(random.nextInt(40));
                    });
            Instant at = histories.record(event).recordedAt();
            if (at.equals(last)) {
                met.add("one millisecond");
            }
            last = at;
            if (LONDON.getRules()
                            .getValidOffsets(at.atZone(LONDON).toLocalDateTime())
                            .size()
                    == 2) {
                met.add("the hour that comes twice");
            }
            if (event.describes().isBefore(at.atZone(LONDON).toLocalDate().minusMonths(1))) {
                met.add("a late entry");
            }
        }

        private LocalDate day() {
            return LocalDate.of(2016, 3, 1).plusDays(random.nextInt(900));
        }

        private Deadline deadline() {
            return DeadlineText.parse(pick(
                    "April 2018",
                    "31/12/2017",
                    "January 2017 / January 2018",
                    "Quarterly: Jan/Apr/Jul/Oct 2017",
                    "December 2011 and yearly thereafter",
                    "TBC",
                    "Ongoing",
                    ""));
        }

        @SafeVarargs
        private <T> T pick(T... values) {
            return values[random.nextInt(values.length)];
        }

        private void open(PlanCode plan, boolean three) {
            CaseId id = new CaseId(
                    plan,
                    new Reference("1." + (cases.size() + 1)),
                    new ShortCode(three ? pick("BDC", "CBC", "OWBC") : pick("BDC", "CBC")));
            One one = new One(new CaseOpened(
                    id,
                    pick("1", "2"),
                    null,
                    "Train all new staff",
                    "90 % trained",
                    random.nextBoolean() ? "Head of Service" : null,
                    deadline(),
                    Set.of(),
                    Set.of(),
                    LocalDate.of(2016, 4, 1).plusDays(random.nextInt(300))));
            cases.add(one);
        }

        private void go(One one) {
            switch (random.nextInt(9)) {
                case 0, 1 -> one.correct();
                case 2, 3 -> one.turn();
                case 4 -> {
                    if (one.open) {
                        Deadline to = deadline();
                        one.add(new DeadlineRevised(one.id, one.deadline, to, "Late", day()));
                        one.deadline = to;
                    }
                }
                case 5 ->
                    one.add(new ResponsibilityReassigned(one.id, null, "Director " + random.nextInt(9), null, day()));
                case 6 -> one.add(new EvidenceAttached(one.id, "Leaflet", URI.create("https://example.org/l"), day()));
                default -> {
                    if (one.open) {
                        one.add(new ProgressRecorded(
                                one.id, pick(ProgressStatus.values()), "What happened", day(), null));
                    }
                }
            }
        }

        /** A case so far. */
        private final class One {
            final CaseId id;
            final List<Event> entries = new ArrayList<>();
            final Set<Integer> corrected = new HashSet<>();
            Deadline deadline;
            boolean open = true;
            int reopened;
            LocalDate lastTurn;

            One(CaseOpened opening) {
                id = opening.caseId();
                deadline = opening.deadline();
                lastTurn = opening.openedOn();
                add(opening);
            }

            void add(Event event) {
                entries.add(event);
                record(event);
            }

            /** Turns are on the day of the one before or later. */
            void turn() {
                lastTurn = lastTurn.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(120));
                if (!open) {
                    reopened++;
                    if (reopened == 2) {
                        met.add("a case reopened twice");
                    }
                    add(new CaseReopened(id, "Not done after all", lastTurn));
                } else if (random.nextBoolean()) {
                    add(new CaseCompleted(id, "Done", lastTurn));
                } else {
                    add(new CaseWithdrawn(id, "Not ours", lastTurn));
                }
                open = !open;
            }

            void correct() {
                int number = random.nextInt(entries.size());
                CorrectableField field = switch (entries.get(number)) {
                    case CaseOpened e ->
                        pick(CorrectableField.ACTION, CorrectableField.DEADLINE, CorrectableField.RESPONSIBLE_ROLE);
                    case ProgressRecorded e ->
                        pick(CorrectableField.STATUS, CorrectableField.AS_AT, CorrectableField.NARRATIVE);
                    case DeadlineRevised e -> pick(CorrectableField.DEADLINE, CorrectableField.REASON);
                    case ResponsibilityReassigned e -> CorrectableField.RESPONSIBLE_ROLE;
                    // The same day again: another could lie beyond the next turn.
                    case CaseCompleted e -> CorrectableField.COMPLETED_ON;
                    default -> null;
                };
                if (field == null) {
                    return;
                }
                if (!corrected.add(number)) {
                    met.add("a correction of a correction");
                }
                Deadline to = deadline();
                String says = switch (field) {
                    case DEADLINE -> to.written();
                    case STATUS -> pick(ProgressStatus.values()).word();
                    case AS_AT -> day().toString();
                    case COMPLETED_ON -> entries.get(number).describes().toString();
                    default -> "Corrected " + random.nextInt(1_000);
                };
                add(new EntryCorrected(
                        id,
                        number + 1,
                        field,
                        "was wrong",
                        says,
                        field == CorrectableField.DEADLINE ? to : null,
                        "Typed wrongly",
                        LocalDate.of(2018, 6, 1)));
            }
        }
    }
}
