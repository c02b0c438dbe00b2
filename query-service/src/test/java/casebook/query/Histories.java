package casebook.query;

import casebook.codec.EventCodec;
import casebook.events.CaseEvent;
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
import casebook.events.EqualityAim;
import casebook.events.Event;
import casebook.events.OnsCode;
import casebook.events.PaperEvent;
import casebook.events.PartnershipEvent;
import casebook.events.PartnershipEvent.AuthorityAliasAdded;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.Reference;
import casebook.events.ShortCode;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import casebook.log.Receipt;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Writes the histories of a made-up partnership into a log: by hand, or at random from a seed. */
public final class Histories {
    public static final LocalDate DAY = LocalDate.of(2017, 3, 31);
    private static final EventCodec CODEC = new EventCodec();
    private static final List<String> DEADLINES = List.of(
            "April 2018",
            "31/03/2018",
            "January 2017 / January 2018",
            "Quarterly: Jan/Apr/Jul/Oct 2017",
            "December 2011 and yearly thereafter",
            "TBC",
            "Varies by council",
            "As per the Workforce plan",
            "Start June 2011",
            "Ongoing",
            "");

    private final EventLog log;
    private final Map<String, Long> versions = new HashMap<>();
    private final Generator generator = new Generator(new Random(2011));

    public Histories(EventLog log) {
        this.log = log;
    }

    /** Records the event as one command, in the stream and for the authority that it belongs to. */
    public Receipt record(Event event) {
        return record(stream(event), metadata(event), encoded(event));
    }

    /** Records something that no version of the code can read. */
    public Receipt recordUnreadable(CaseId caseId) {
        return record(
                caseId.toString(),
                metadata(caseId),
                new NewEvent("progress-recorded", 1, "{\"caseId\":\"" + caseId + "\",\"status\":\"splendid\"}"));
    }

    private Receipt record(String stream, Metadata metadata, NewEvent event) {
        return append(stream, metadata, event).join();
    }

    private CompletableFuture<Receipt> append(String stream, Metadata metadata, NewEvent event) {
        long version = versions.merge(stream, 1L, Long::sum) - 1;
        return log.append(new Proposal(
                stream, version, UUID.randomUUID().toString(), "digest", List.of(event), metadata, List.of()));
    }

    public static NewEvent encoded(Event event) {
        EventCodec.Encoded encoded = CODEC.encode(event);
        return new NewEvent(encoded.type(), encoded.revision(), encoded.payload());
    }

    public static String stream(Event event) {
        return switch (event) {
            case CaseEvent e -> e.caseId().toString();
            case PlanEvent e -> "plan:" + e.plan();
            case PartnershipEvent e -> "partnership";
            case PaperEvent e -> "papers";
        };
    }

    private static Metadata metadata(Event event) {
        return switch (event) {
            case CaseEvent e -> metadata(e.caseId());
            case PlanEvent e ->
                new Metadata(
                        "admin",
                        "Administrator",
                        "administrator",
                        null,
                        e.plan().value(),
                        "c-1",
                        null);
            case PartnershipEvent e ->
                new Metadata(
                        "admin", "Administrator", "administrator", e.authority().value(), null, "c-1", null);
            case PaperEvent e -> new Metadata("board", "Member of the board", "board", null, null, "c-1", null);
        };
    }

    private static Metadata metadata(CaseId caseId) {
        String authority = caseId.authority().value();
        return new Metadata(
                "officer." + authority.toLowerCase(Locale.ROOT),
                "Officer of " + authority,
                "officer",
                authority,
                caseId.plan().value(),
                "c-1",
                null);
    }

    /** The eight authorities and a plan in force with two divisions: 1 for the workforce, 2 for no area. */
    public void partnership() {
        register("BDC", "E07000129", "Blaby District Council");
        register("CBC", "E07000130", "Charnwood Borough Council");
        register("HDC", "E07000131", "Harborough District Council");
        register("HBBC", "E07000132", "Hinckley and Bosworth Borough Council");
        register("MBC", "E07000133", "Melton Borough Council", "MDC");
        register("NWLDC", "E07000134", "North West Leicestershire District Council", "NWL");
        register("OWBC", "E07000135", "Oadby and Wigston Borough Council", "OWDC");
        register("LCC", "E10000018", "Leicestershire County Council");
        plan("SES2011");
    }

    private void register(String code, String ons, String name, String... aliases) {
        record(new AuthorityRegistered(
                new ShortCode(code), new OnsCode(ons), name, List.of(aliases), LocalDate.of(2010, 8, 1)));
    }

    public void plan(String code) {
        PlanCode plan = new PlanCode(code);
        record(new PlanDrafted(
                plan,
                "Single equality scheme",
                null,
                LocalDate.of(2011, 4, 1),
                LocalDate.of(2014, 3, 31),
                List.of(
                        new Division("1", "Our people", PerformanceArea.WORKFORCE),
                        new Division("2", "Everything else", null)),
                List.of("Equality group"),
                LocalDate.of(2011, 1, 10)));
        record(new PlanApproved(plan, "Equality group", LocalDate.of(2011, 2, 1)));
        record(new PlanAdopted(plan, LocalDate.of(2011, 4, 1)));
    }

    /** A case that is due at the end of April 2018. */
    public static CaseOpened opened(String caseId) {
        return opened(caseId, "April 2018");
    }

    public static CaseOpened opened(String caseId, String deadline) {
        return new CaseOpened(
                CaseId.parse(caseId),
                "1",
                null,
                "Train all new staff in equality",
                "90 % trained",
                "Head of Human Resources",
                DeadlineText.parse(deadline),
                Set.of(ProtectedCharacteristic.AGE, ProtectedCharacteristic.SEX),
                Set.of(EqualityAim.FOSTER_GOOD_RELATIONS),
                LocalDate.of(2016, 4, 1));
    }

    public static ProgressRecorded progress(String caseId, ProgressStatus status, LocalDate asAt) {
        return new ProgressRecorded(CaseId.parse(caseId), status, "Courses were held", asAt, null);
    }

    public static DeadlineRevised revised(String caseId, String from, String to) {
        return new DeadlineRevised(
                CaseId.parse(caseId), DeadlineText.parse(from), DeadlineText.parse(to), "Staff left", DAY);
    }

    public static EntryCorrected corrected(String caseId, long entry, CorrectableField field, String says) {
        return corrected(CaseId.parse(caseId), entry, field, says, DAY);
    }

    private static EntryCorrected corrected(
            CaseId caseId, long entry, CorrectableField field, String says, LocalDate day) {
        return new EntryCorrected(
                caseId,
                entry,
                field,
                "was wrong",
                says,
                field == CorrectableField.DEADLINE ? DeadlineText.parse(says) : null,
                "Typed wrongly",
                day);
    }

    /** Records that many further events at random: what the rules allow, in an order that they allow. */
    public void random(int events) {
        generator.generate(events);
    }

    private final class Generator {
        private final Random random;
        private final Map<String, CompletableFuture<Receipt>> pending = new HashMap<>();
        private final List<CaseSoFar> cases = new ArrayList<>();
        private final List<PlanCode> plans = new ArrayList<>();
        private final List<ShortCode> authorities = new ArrayList<>();

        Generator(Random random) {
            this.random = random;
        }

        private final class CaseSoFar {
            final CaseId id;
            final List<Event> entries = new ArrayList<>();
            boolean open = true;
            Deadline deadline;

            CaseSoFar(CaseOpened opening) {
                id = opening.caseId();
                deadline = opening.deadline();
                add(opening);
            }

            void add(CaseEvent event) {
                entries.add(event);
                append(event);
            }
        }

        void generate(int events) {
            for (int i = 0; i < events; i++) {
                int dice = random.nextInt(100);
                if (authorities.size() < 3 || (dice < 1 && authorities.size() < 20)) {
                    registerAnother();
                } else if (plans.isEmpty() || dice < 2) {
                    draftAnother();
                } else if (dice < 3) {
                    furtherPlanOrAuthority();
                } else if (cases.isEmpty() || dice < 12) {
                    openAnother();
                } else {
                    further(cases.get(random.nextInt(cases.size())));
                }
            }
            pending.values().forEach(CompletableFuture::join);
            pending.clear();
        }

        /** Waits for the stream's last event only, so that many streams share a commit to the disk. */
        private void append(Event event) {
            String stream = stream(event);
            CompletableFuture<Receipt> before = pending.get(stream);
            if (before != null) {
                before.join();
            }
            pending.put(stream, Histories.this.append(stream, metadata(event), encoded(event)));
        }

        private void registerAnother() {
            int n = authorities.size();
            ShortCode code = new ShortCode("A" + (char) ('A' + n) + "C");
            authorities.add(code);
            append(new AuthorityRegistered(
                    code, new OnsCode("E070%05d".formatted(n)), "Authority " + n, List.of("Alias " + n), day()));
        }

        private void draftAnother() {
            PlanCode plan = new PlanCode("P" + plans.size() + "X");
            plans.add(plan);
            append(new PlanDrafted(
                    plan,
                    "Plan",
                    null,
                    day(),
                    day(),
                    List.of(new Division("1", "One", PerformanceArea.LEADERSHIP), new Division("2", "Two", null)),
                    List.of("Cabinet"),
                    day()));
        }

        private void furtherPlanOrAuthority() {
            PlanCode plan = plans.get(random.nextInt(plans.size()));
            ShortCode authority = authorities.get(random.nextInt(authorities.size()));
            append(
                    switch (random.nextInt(5)) {
                        case 0 -> new PlanApproved(plan, "Cabinet", day());
                        case 1 -> new PlanAdopted(plan, day());
                        case 2 -> new PlanClosed(plan, day(), null, List.of());
                        case 3 -> new AuthorityAliasAdded(authority, "Also " + random.nextInt(1000), day());
                        default -> new AuthorityDeparted(authority, day(), "Merged");
                    });
        }

        private void openAnother() {
            CaseId id = new CaseId(
                    plans.get(random.nextInt(plans.size())),
                    new Reference("%d.%d".formatted(cases.size() / 9 + 1, cases.size() % 9 + 1)),
                    authorities.get(random.nextInt(authorities.size())));
            cases.add(new CaseSoFar(new CaseOpened(
                    id,
                    "" + (1 + random.nextInt(2)),
                    random.nextBoolean() ? "A commitment" : null,
                    "Do thing " + cases.size(),
                    random.nextBoolean() ? "It is done" : null,
                    random.nextBoolean() ? "Head of Service" : null,
                    deadline(),
                    Set.of(pick(ProtectedCharacteristic.values())),
                    Set.of(pick(EqualityAim.values())),
                    day())));
        }

        private void further(CaseSoFar one) {
            if (random.nextInt(6) == 0) {
                correct(one);
            } else if (!one.open) {
                one.open = true;
                one.add(new CaseReopened(one.id, "Not done after all", day()));
            } else {
                switch (random.nextInt(8)) {
                    case 0 -> {
                        Deadline to = deadline();
                        one.add(new DeadlineRevised(one.id, one.deadline, to, "Late", day()));
                        one.deadline = to;
                    }
                    case 1 ->
                        one.add(new ResponsibilityReassigned(
                                one.id, null, "Director " + random.nextInt(9), null, day()));
                    case 2 ->
                        one.add(new EvidenceAttached(one.id, "Leaflet", URI.create("https://example.org/l"), day()));
                    case 3 -> {
                        one.open = false;
                        one.add(
                                random.nextBoolean()
                                        ? new CaseCompleted(one.id, "Done", day())
                                        : new CaseWithdrawn(one.id, "Not ours", day()));
                    }
                    default ->
                        one.add(new ProgressRecorded(
                                one.id,
                                pick(ProgressStatus.values()),
                                "What happened",
                                day(),
                                random.nextBoolean() ? day() : null));
                }
            }
        }

        private void correct(CaseSoFar one) {
            int entry = random.nextInt(one.entries.size());
            CorrectableField field = switch (one.entries.get(entry)) {
                case CaseOpened e ->
                    pick(
                            CorrectableField.ACTION,
                            CorrectableField.DEADLINE,
                            CorrectableField.RESPONSIBLE_ROLE,
                            CorrectableField.OUTCOME,
                            CorrectableField.COMMITMENT);
                case ProgressRecorded e ->
                    pick(
                            CorrectableField.STATUS,
                            CorrectableField.AS_AT,
                            CorrectableField.NARRATIVE,
                            CorrectableField.RETURN_ON);
                case DeadlineRevised e -> pick(CorrectableField.DEADLINE, CorrectableField.REASON);
                case ResponsibilityReassigned e -> CorrectableField.RESPONSIBLE_ROLE;
                case CaseCompleted e -> pick(CorrectableField.OUTCOME, CorrectableField.COMPLETED_ON);
                case EvidenceAttached e -> pick(CorrectableField.TITLE, CorrectableField.LINK);
                case CaseReopened e -> CorrectableField.REASON;
                case CaseWithdrawn e -> CorrectableField.REASON;
                default -> null;
            };
            if (field != null) {
                String says = switch (field) {
                    case DEADLINE -> pick(DEADLINES.toArray(String[]::new));
                    case STATUS -> pick(ProgressStatus.values()).word();
                    case AS_AT, RETURN_ON, COMPLETED_ON -> day().toString();
                    default -> "Corrected " + random.nextInt(1000);
                };
                one.add(corrected(one.id, entry + 1, field, says, day()));
            } else {
                one.add(new EvidenceAttached(one.id, "Minutes", URI.create("https://example.org/m"), day()));
            }
        }

        private Deadline deadline() {
            return DeadlineText.parse(pick(DEADLINES.toArray(String[]::new)));
        }

        private LocalDate day() {
            return LocalDate.of(2016, 1, 1).plusDays(random.nextInt(1000));
        }

        @SafeVarargs
        private <T> T pick(T... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
