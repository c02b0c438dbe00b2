package casebook.command.importing;

import casebook.codec.EventCodec;
import casebook.command.cases.CaseCommand;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.deciding.Days;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.dispatching.Commands;
import casebook.command.dispatching.Origin;
import casebook.command.importing.ImportReport.CaseReport;
import casebook.command.importing.ImportReport.Outcome;
import casebook.command.importing.ImportReport.Positions;
import casebook.command.importing.ImportReport.RowReport;
import casebook.command.importing.ImportReport.Totals;
import casebook.command.importing.Sheet.Row;
import casebook.command.partnership.Authorities;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
import casebook.events.BritishDate;
import casebook.events.CaseEvent;
import casebook.events.CaseId;
import casebook.events.Event;
import casebook.events.PlanCode;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.LogStore.Direction;
import casebook.log.Receipt;
import casebook.web.Caller;
import casebook.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Records plans that come as tables. Every row is checked before the first is recorded, so a bad row means that nothing
 * is. What the record holds already is not recorded again, so a file that was cut short is completed by sending it again.
 */
@Component
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    /** Enough to fill the groups in which the log commits, few enough to leave room for officers. */
    private static final int AT_ONCE = 64;

    private static final int PAGE = 1_000;
    private static final int LOG_EVERY = 1_000;

    private final Commands commands;
    private final Plans plans;
    private final Authorities authorities;
    private final EventLog log;
    private final EventCodec codec;
    private final Clock clock;

    Importer(Commands commands, Plans plans, Authorities authorities, EventLog log, EventCodec codec, Clock clock) {
        this.commands = commands;
        this.plans = plans;
        this.authorities = authorities;
        this.log = log;
        this.codec = codec;
        this.clock = clock;
    }

    /** Is told how many rows of how many are done, now and then, in the thread that imports. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, of) -> {};

        void rows(int done, int of);
    }

    /** What each row of a file would do, and what is wrong with it. */
    private record Check(
            PlanTerms plan,
            Sheet sheet,
            List<PlannedCase> cases,
            Map<CaseId, CaseHistory> histories,
            Map<Integer, String> notes,
            RowErrors errors) {
        CaseHistory history(CaseId caseId) {
            return histories.getOrDefault(caseId, new CaseHistory(List.of()));
        }
    }

    /**
     * Imports the table, or says what that would do.
     *
     * @return a report that counts cases as refused where the record changed while they were on their way
     * @throws Problem where the file is no table of a plan or a row is bad; nothing was recorded
     */
    public ImportReport run(
            PlanCode code, String text, ImportOptions options, Caller caller, String correlationId, Progress progress) {
        Check check = check(code, Sheet.parse(text), options);
        if (options.dryRun()) {
            return report(check, true, wouldDo(check), null);
        }
        if (check.errors().count() > 0) {
            throw refused(check);
        }
        Run run = new Run(check, caller, correlationId);
        run.all(progress);
        return report(check, false, run.reports, run.positions());
    }

    private Check check(PlanCode code, Sheet sheet, ImportOptions options) {
        PlanTerms plan = plans.require(code);
        plan.requireOpen("");
        Refusal.refuse(
                plan.adoptedOn() == null,
                "plan-not-in-force",
                "%s is not in force yet; adopt it first.".formatted(code));
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDate.ZONE);
        Days.orToday("asAt", options.asAt(), today);
        Days.orToday("openedOn", options.openedOn(), today);
        RowErrors errors = new RowErrors(sheet);
        PlanReader reader = new PlanReader(sheet, plan, authorities.register(), options, today, errors);
        List<PlannedCase> cases = reader.read();
        Check check = new Check(plan, sheet, cases, histories(code), reader.notes(), errors);
        compare(check);
        return check;
    }

    private Map<CaseId, CaseHistory> histories(PlanCode plan) {
        Map<CaseId, List<CaseEvent>> events = new HashMap<>();
        EntryFilter ofPlan = EntryFilter.plan(plan.value());
        for (List<Entry> page = log.find(ofPlan, Direction.UPWARDS, 0, PAGE);
                !page.isEmpty();
                page = log.find(ofPlan, Direction.UPWARDS, page.getLast().position(), PAGE)) {
            for (Entry entry : page) {
                if (event(entry) instanceof CaseEvent event) {
                    events.computeIfAbsent(event.caseId(), caseId -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return events.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new CaseHistory(entry.getValue())));
    }

    private CaseHistory history(CaseId caseId) {
        return new CaseHistory(log.readStream(caseId.toString(), 1).stream()
                .map(this::event)
                .map(CaseEvent.class::cast)
                .toList());
    }

    private Event event(Entry entry) {
        return codec.decode(entry.type(), entry.revision(), entry.payload());
    }

    /** Refuses rows that contradict the record. */
    private static void compare(Check check) {
        Map<Integer, Row> rows = check.sheet().rows().stream().collect(Collectors.toMap(Row::number, row -> row));
        for (PlannedCase planned : check.cases()) {
            CaseHistory history = check.history(planned.caseId());
            Row row = Objects.requireNonNull(rows.get(planned.row()));
            Column differs = history.difference(planned);
            if (differs != null) {
                check.errors()
                        .add(
                                row,
                                differs,
                                "%s is in the record with something else here, and a file doesn't change that. %s"
                                        .formatted(planned.caseId(), remedy(planned.caseId(), differs)));
            } else if (history.isClosed() && !history.missing(planned).isEmpty()) {
                check.errors()
                        .add(
                                row,
                                check.sheet().headings().containsKey(Column.PROGRESS) ? Column.PROGRESS : Column.STATUS,
                                "%s is closed, and this would add to it. Reopen it first.".formatted(planned.caseId()));
            }
        }
    }

    private static String remedy(CaseId caseId, Column column) {
        return switch (column) {
            case DEADLINE ->
                "Give the new deadline in a column %s, with the reason, or revise the deadline of %s."
                        .formatted(Column.REVISED_DEADLINE.title(), caseId);
            case RESPONSIBLE -> "Reassign %s.".formatted(caseId);
            case DIVISION, CHARACTERISTICS, AIMS, OPENED_ON ->
                "Give what the record says, or withdraw the case and open it under another reference.";
            default -> "Correct the opening of %s.".formatted(caseId);
        };
    }

    private static Problem refused(Check check) {
        List<RowError> errors = check.errors().all();
        String first = errors.getFirst().message();
        return new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "import-refused",
                        "Nothing was recorded: %s. Row %d: %s"
                                .formatted(
                                        untakeable(errors.size()),
                                        errors.getFirst().row(),
                                        first))
                .with("errors", errors.stream().limit(RowErrors.SHOWN).toList())
                .with("errorCount", errors.size());
    }

    private static Map<CaseId, CaseReport> wouldDo(Check check) {
        Set<Integer> badRows = check.errors().all().stream().map(RowError::row).collect(Collectors.toSet());
        return check.cases().stream().collect(Collectors.toMap(PlannedCase::caseId, planned -> {
            CaseHistory history = check.history(planned.caseId());
            List<String> kinds = kinds(history.missing(planned));
            Outcome outcome = badRows.contains(planned.row())
                    ? Outcome.REFUSED
                    : kinds.isEmpty()
                            ? Outcome.UNCHANGED
                            : history.isEmpty() ? Outcome.WOULD_OPEN : Outcome.WOULD_UPDATE;
            return new CaseReport(
                    planned.caseId(), outcome, kinds, history.isEmpty() ? null : (Long) history.version());
        }));
    }

    private static List<String> kinds(List<CaseCommand> commands) {
        return commands.stream().map(CaseCommand::kind).toList();
    }

    private static ImportReport report(
            Check check, boolean dryRun, Map<CaseId, CaseReport> reports, @Nullable Positions positions) {
        Map<Integer, List<CaseReport>> byRow = check.cases().stream()
                .collect(Collectors.groupingBy(
                        PlannedCase::row,
                        Collectors.mapping(
                                planned -> Objects.requireNonNull(reports.get(planned.caseId())),
                                Collectors.toList())));
        Map<Integer, List<RowError>> errors =
                check.errors().all().stream().collect(Collectors.groupingBy(RowError::row));
        List<RowReport> rows = check.sheet().rows().stream()
                .map(row -> new RowReport(
                        row.number(),
                        row.cell(Column.REF).orElse(null),
                        byRow.getOrDefault(row.number(), List.of()),
                        check.notes().get(row.number()),
                        errors.getOrDefault(row.number(), List.of())))
                .toList();
        Totals totals = totals(rows, reports.values().stream().toList());
        return new ImportReport(
                check.plan().code(),
                dryRun,
                message(totals, dryRun, check.errors().count()),
                totals,
                rows,
                check.sheet().ignored(),
                check.sheet().notes(),
                positions,
                check.errors().all().stream().limit(RowErrors.SHOWN).toList(),
                check.errors().count());
    }

    private static Totals totals(List<RowReport> rows, List<CaseReport> cases) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        cases.forEach(found -> counts.merge(found.outcome(), 1, Integer::sum));
        return new Totals(
                rows.size(),
                cases.size(),
                counts.getOrDefault(Outcome.OPENED, 0) + counts.getOrDefault(Outcome.WOULD_OPEN, 0),
                counts.getOrDefault(Outcome.UPDATED, 0) + counts.getOrDefault(Outcome.WOULD_UPDATE, 0),
                counts.getOrDefault(Outcome.UNCHANGED, 0),
                counts.getOrDefault(Outcome.REFUSED, 0),
                cases.stream().mapToInt(found -> found.commands().size()).sum());
    }

    private static String message(Totals totals, boolean dryRun, int errors) {
        if (errors > 0) {
            return "Nothing would be recorded: %s.".formatted(untakeable(errors));
        }
        if (totals.commands() == 0) {
            return "Nothing new: the record holds all of this already.";
        }
        return "%s %s opened and %d updated with %s; %d %s in the record already."
                .formatted(
                        counted(totals.opened(), "case", "cases"),
                        dryRun ? "would be" : wereOrWas(totals.opened()),
                        totals.updated(),
                        counted(totals.commands(), "entry", "entries"),
                        totals.unchanged(),
                        wereOrWas(totals.unchanged()));
    }

    private static String untakeable(int cells) {
        return cells == 1
                ? "1 cell can't be taken as it is"
                : "%d of the cells can't be taken as they are".formatted(cells);
    }

    private static String counted(int count, String one, String several) {
        return "%d %s".formatted(count, count == 1 ? one : several);
    }

    private static String wereOrWas(int count) {
        return count == 1 ? "was" : "were";
    }

    /** One import on its way: several cases at once, the entries of each in order. */
    private final class Run {
        private final Check check;
        private final Caller caller;
        private final String correlationId;
        private final Map<CaseId, CaseReport> reports = new ConcurrentHashMap<>();
        private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
        private final LongAccumulator last = new LongAccumulator(Math::max, 0);

        Run(Check check, Caller caller, String correlationId) {
            this.check = check;
            this.caller = caller;
            this.correlationId = correlationId;
        }

        @Nullable
        Positions positions() {
            return last.get() == 0 ? null : new Positions(first.get(), last.get());
        }

        void all(Progress progress) {
            Map<Integer, List<PlannedCase>> rows = new LinkedHashMap<>();
            check.cases()
                    .forEach(planned -> rows.computeIfAbsent(planned.row(), row -> new ArrayList<>())
                            .add(planned));
            Semaphore room = new Semaphore(AT_ONCE);
            try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<List<Future<?>>> pending = new ArrayList<>();
                for (List<PlannedCase> cases : rows.values()) {
                    pending.add(cases.stream()
                            .<Future<?>>map(planned -> workers.submit(() -> within(room, planned)))
                            .toList());
                }
                try {
                    await(pending, progress);
                } catch (RuntimeException e) {
                    workers.shutdownNow();
                    throw e;
                }
            }
        }

        private void await(List<List<Future<?>>> pending, Progress progress) {
            int done = 0;
            for (List<Future<?>> row : pending) {
                for (Future<?> one : row) {
                    join(one);
                }
                done++;
                progress.rows(done, pending.size());
                if (done % LOG_EVERY == 0 || done == pending.size()) {
                    LOG.info("Import into {}: {} of {} rows", check.plan().code(), done, pending.size());
                }
            }
        }

        private static void join(Future<?> one) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The import was interrupted; send the file again", e);
            }
        }

        private @Nullable Void within(Semaphore room, PlannedCase planned) throws InterruptedException {
            room.acquire();
            try {
                reports.put(planned.caseId(), record(planned));
            } finally {
                room.release();
            }
            return null;
        }

        private CaseReport record(PlannedCase planned) {
            try {
                return record(planned, check.history(planned.caseId()));
            } catch (Refusal e) {
                // Somebody else was quicker, perhaps with the same file: what does the record say now?
                CaseHistory now = history(planned.caseId());
                boolean told =
                        now.difference(planned) == null && now.missing(planned).isEmpty();
                LOG.info("{} was refused on import: {}", planned.caseId(), e.sentence());
                return new CaseReport(
                        planned.caseId(), told ? Outcome.UNCHANGED : Outcome.REFUSED, List.of(), now.version());
            }
        }

        private CaseReport record(PlannedCase planned, CaseHistory history) {
            List<CaseCommand> missing = history.missing(planned);
            long version = history.version();
            for (CaseCommand command : missing) {
                Precondition seen =
                        command instanceof OpenCase ? Precondition.NONE : Precondition.oneOf(Set.of(version));
                Receipt receipt = commands.send(
                        command, new Origin(Origin.Way.IMPORT, caller, key(command), seen, correlationId, null));
                version = receipt.version();
                first.accumulate(receipt.position());
                last.accumulate(receipt.position());
            }
            Outcome outcome =
                    missing.isEmpty() ? Outcome.UNCHANGED : history.isEmpty() ? Outcome.OPENED : Outcome.UPDATED;
            return new CaseReport(planned.caseId(), outcome, kinds(missing), version);
        }

        /** The same for the same content, so that two sendings of one file at once record it once. */
        private String key(CaseCommand command) {
            return "import/%s/%s/%s".formatted(command.caseId(), command.kind(), Commands.digest(command));
        }
    }
}
