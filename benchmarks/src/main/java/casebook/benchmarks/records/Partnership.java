package casebook.benchmarks.records;

import casebook.codec.EventCodec;
import casebook.events.CaseEvent;
import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.Event;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.Reference;
import casebook.events.ShortCode;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import casebook.log.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Eight councils whose plans come into force one after the other. A plan opens cases, and they go on side by side: a
 * quarter of them for 40 entries, the others for 120, so that a case has 100 on average. Always the same events in the
 * same order, so that a smaller record is how a larger one begins.
 */
public final class Partnership {
    /** How long the shorter cases' histories are. */
    public static final int SHORT_HISTORY = 40;

    private static final int LONG_HISTORY = 120;
    private static final int SEED = 2011;
    private static final EventCodec CODEC = new EventCodec();
    private static final List<Council> COUNCILS = List.of(
            new Council("BDC", "E07000129", "Blaby District Council"),
            new Council("CBC", "E07000130", "Charnwood Borough Council"),
            new Council("HDC", "E07000131", "Harborough District Council"),
            new Council("HBBC", "E07000132", "Hinckley and Bosworth Borough Council"),
            new Council("MBC", "E07000133", "Melton Borough Council"),
            new Council("NWLDC", "E07000134", "North West Leicestershire District Council"),
            new Council("OWBC", "E07000135", "Oadby and Wigston Borough Council"),
            new Council("LCC", "E10000018", "Leicestershire County Council"));

    private final int casesPerPlan;
    private final Random random = new Random(SEED);
    private final Map<String, Long> versions = new HashMap<>();
    private final List<CompletableFuture<Receipt>> unanswered = new ArrayList<>();

    private record Council(String code, String onsCode, String name) {}

    /** @param casesPerPlan a multiple of eight: each action of a plan binds all councils */
    public Partnership(int casesPerPlan) {
        this.casesPerPlan = casesPerPlan;
    }

    /** The cases of a plan of which each has {@link #SHORT_HISTORY} entries; plans are numbered from 0. */
    public List<CaseId> shortCases(int plan) {
        return IntStream.range(0, casesPerPlan)
                .filter(Partnership::isShort)
                .mapToObj(n -> caseId(plan(plan), n))
                .toList();
    }

    /** All cases of a plan. */
    public List<CaseId> cases(int plan) {
        return IntStream.range(0, casesPerPlan)
                .mapToObj(n -> caseId(plan(plan), n))
                .toList();
    }

    /** How many of a record's plans are in it with the whole of all their cases. */
    public int plansIn(long entries) {
        return (int) (entries / ((SHORT_HISTORY + 3L * LONG_HISTORY) / 4 * casesPerPlan + 20));
    }

    private static boolean isShort(int n) {
        return n % 4 == 0;
    }

    private static PlanCode plan(int number) {
        return new PlanCode("EQUALITY" + (1 + number));
    }

    private static Division division(String code, PerformanceArea area) {
        return new Division(code, area.title(), area);
    }

    private static CaseId caseId(PlanCode plan, int n) {
        int action = n / COUNCILS.size();
        return new CaseId(
                plan,
                new Reference("%d.%d".formatted(1 + action % 5, 1 + action / 5)),
                new ShortCode(COUNCILS.get(n % COUNCILS.size()).code()));
    }

    /** Makes a record of so many entries, which ends now and began some years ago. */
    void record(LogMaker maker, long entries, Duration step) {
        GivenClock clock = new GivenClock(Instant.now().minus(step.multipliedBy(entries + entries / 100)), step);
        try (EventLog log = maker.open(clock)) {
            Recording recording = new Recording(log, clock, entries);
            recording.authorities();
            for (int plan = 0; recording.left > 0; plan++) {
                recording.plan(plan(plan));
            }
        }
    }

    interface LogMaker {
        EventLog open(GivenClock clock);
    }

    private final class Recording {
        private final EventLog log;
        private final GivenClock clock;
        private long left;

        Recording(EventLog log, GivenClock clock, long entries) {
            this.log = log;
            this.clock = clock;
            this.left = entries;
        }

        private LocalDate today() {
            return LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        }

        void authorities() {
            for (Council council : COUNCILS) {
                record(new AuthorityRegistered(
                        new ShortCode(council.code()),
                        new OnsCode(council.onsCode()),
                        council.name(),
                        List.of(),
                        today()));
                answered();
            }
        }

        void plan(PlanCode plan) {
            List<Division> divisions = List.of(
                    division("1", PerformanceArea.KNOWING_COMMUNITIES),
                    division("2", PerformanceArea.LEADERSHIP),
                    division("3", PerformanceArea.ENGAGEMENT),
                    division("4", PerformanceArea.RESPONSIVE_SERVICES),
                    division("5", PerformanceArea.WORKFORCE));
            record(new PlanDrafted(
                    plan,
                    "Equality plan " + plan,
                    null,
                    today(),
                    today().plusYears(3),
                    divisions,
                    List.of("Equality Group"),
                    today()));
            answered();
            record(new PlanApproved(plan, "Equality Group", today()));
            answered();
            record(new PlanAdopted(plan, today()));
            answered();
            List<CaseHistory> cases = new ArrayList<>();
            for (int n = 0; n < casesPerPlan; n++) {
                CaseId id = caseId(plan, n);
                cases.add(new CaseHistory(
                        id, id.reference().value().substring(0, 1), isShort(n) ? SHORT_HISTORY : LONG_HISTORY, random));
            }
            for (int turn = 0; turn < LONG_HISTORY && left > 0; turn++) {
                Collections.shuffle(cases, random);
                LocalDate day = today();
                // The shorter histories are spread over the same time.
                int now = turn;
                cases.stream()
                        .filter(each -> each.goesOn() && (each.isLong() || now % (LONG_HISTORY / SHORT_HISTORY) == 0))
                        .forEach(each -> record(each.next(day)));
                answered();
            }
        }

        /** Events that are recorded together; nobody's next one before {@link #answered}. */
        private void record(String stream, Event event, Metadata metadata) {
            if (left > 0) {
                left--;
                unanswered.add(log.append(proposal(stream, event, metadata)));
            }
        }

        private void record(PartnershipEvent event) {
            record("partnership", event, administrator(event.authority(), null));
        }

        private void record(PlanEvent event) {
            record("plan:" + event.plan(), event, administrator(null, event.plan()));
        }

        private void record(CaseEvent event) {
            record(event.caseId().toString(), event, officer(event.caseId(), randomId()));
        }

        private void answered() {
            unanswered.forEach(CompletableFuture::join);
            unanswered.clear();
        }
    }

    private Proposal proposal(String stream, Event event, Metadata metadata) {
        EventCodec.Encoded encoded = CODEC.encode(event);
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        return new Proposal(
                stream,
                versions.merge(stream, 1L, Long::sum) - 1,
                randomId(),
                HexFormat.of().formatHex(digest),
                List.of(new NewEvent(encoded.type(), encoded.revision(), encoded.payload())),
                metadata,
                List.of());
    }

    private String randomId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Metadata administrator(@Nullable ShortCode authority, @Nullable PlanCode plan) {
        return new Metadata(
                "admin",
                "Partnership administrator",
                "administrator",
                authority == null ? null : authority.value(),
                plan == null ? null : plan.value(),
                randomId(),
                null);
    }

    /** What is recorded of an officer who acts on a case. */
    public static Metadata officer(CaseId id, String correlationId) {
        String council = id.authority().value();
        return new Metadata(
                "officer." + council.toLowerCase(Locale.ROOT),
                "Officer (" + council + ")",
                "officer",
                council,
                id.plan().value(),
                correlationId,
                null);
    }
}
