package casebook.benchmarks.log;

import casebook.benchmarks.Rounds;
import casebook.benchmarks.peers.Store;
import casebook.benchmarks.records.Reports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Writers at work at the same time, each on cases of its own; appends per second. */
final class Writers implements Rounds.Side {
    private final Store store;
    private final Duration round;
    private final List<Reports> officers;

    /** @param team tells these writers' cases from those of others on the same store */
    Writers(Store store, char team, int number, Duration round) {
        this.store = store;
        this.round = round;
        this.officers = IntStream.range(0, number)
                .mapToObj(n -> new Reports(team + "" + (char) ('A' + n / 26) + (char) ('A' + n % 26)))
                .toList();
    }

    @Override
    public double measure() throws Exception {
        long begin = System.nanoTime();
        long end = begin + round.toNanos();
        long appended = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(officers.size())) {
            List<Callable<Integer>> work = new ArrayList<>();
            officers.forEach(officer -> work.add(() -> append(officer, end)));
            for (Future<Integer> each : threads.invokeAll(work)) {
                appended += each.get();
            }
        }
        return appended * 1e9 / (System.nanoTime() - begin);
    }

    private int append(Reports officer, long end) {
        int appended = 0;
        while (System.nanoTime() < end) {
            long version = officer.version();
            store.append(officer.next(), version);
            appended++;
        }
        return appended;
    }
}
