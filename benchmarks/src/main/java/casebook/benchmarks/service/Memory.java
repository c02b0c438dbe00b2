package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Samples;
import casebook.benchmarks.report.Target;
import casebook.events.CaseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What of the heap is in use after a full collection, once the process has started with the large record and answered each
 * kind of question. It has no more than 512 MiB, so a process that needs more does not get here.
 */
public final class Memory implements Benchmark {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        long entries = settings.large();
        RunningCasebook casebook = stand.casebook(entries);
        Starting.requireFolded(casebook, entries);
        List<CaseId> cases = stand.records()
                .partnership()
                .cases(stand.records().partnership().plansIn(entries) - 1);
        Officers officers = new Officers(casebook, cases);
        Random random = new Random(1);
        List<Double> used = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (int i = 0; i < 20; i++) {
                officers.see(officers.report());
                ask(casebook, cases.get(random.nextInt(cases.size())));
            }
            used.add(casebook.heapInUse());
        }
        Map<String, Samples> sides = new LinkedHashMap<>();
        sides.put("in use after a full collection", Samples.of(used));
        sides.put("all that it has", Samples.of(RunningCasebook.HEAP_MIB));
        return List.of(new Result(
                name(),
                "Heap to serve %,d entries on %,d cases".formatted(entries, entries / 100),
                Target.atMost(512, "MiB"),
                Samples.of(used),
                "Heap of the standalone process",
                "MiB",
                new Measured(sides)));
    }

    private static void ask(RunningCasebook casebook, CaseId id) {
        for (String path : List.of(
                "/api/board",
                "/api/cases/" + id,
                "/api/cases?authority=%s&overdue=true&size=50".formatted(id.authority()),
                "/api/authorities/" + id.authority(),
                "/api/plans/" + id.plan())) {
            var unused = casebook.get(path, "board");
        }
        var unused = casebook.get("/api/audit?authority=%s&order=desc&size=100".formatted(id.authority()), "auditor");
    }
}
