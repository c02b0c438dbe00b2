package casebook.log;

import static casebook.log.Proposals.guarded;
import static casebook.log.Proposals.opening;
import static casebook.log.Proposals.progress;
import static casebook.log.Proposals.proposal;
import static casebook.log.Proposals.withCommand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import casebook.log.FaultyLogStore.Fault;
import casebook.merkle.Frontier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log promises, over any store. */
@Timeout(60)
public abstract class EventLogContract extends LogStoreContract {
    private final List<EventLog> logs = new ArrayList<>();

    /** How long to wait for what should be there at once. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** Another instance over the store of this test. */
    private EventLog log() {
        return log(store(), Clock.systemUTC());
    }

    private EventLog log(LogStore store, Clock clock) {
        EventLog log = new EventLog(store, clock);
        logs.add(log);
        return log;
    }

    @AfterEach
    void closeLogs() {
        logs.forEach(EventLog::close);
    }

    @Test
    void an_append_answers_with_the_place_of_its_last_event() {
        EventLog log = log();

        Receipt opened = append(log, proposal(CHARNWOOD, 0, "case-opened", "progress-recorded"));
        Receipt reported = append(log, progress(CHARNWOOD, 2));

        List<Entry> entries = log.readStream(CHARNWOOD, 2);
        assertThat(opened)
                .isEqualTo(
                        new Receipt(CHARNWOOD, 2, 2, CanonicalLine.hash(entries.get(0)), opened.recordedAt(), false));
        assertThat(reported)
                .isEqualTo(
                        new Receipt(CHARNWOOD, 3, 3, CanonicalLine.hash(entries.get(1)), reported.recordedAt(), false));
        assertThat(log.head()).isEqualTo(new Head(3, reported.recordedAt()));
        assertThat(log.readStream(CHARNWOOD, 1)).extracting(Entry::version).containsExactly(1L, 2L, 3L);
        assertThat(log.readStream(CHARNWOOD, 2)).extracting(Entry::position).containsExactly(2L, 3L);
        assertThat(LongStream.rangeClosed(0, 4).mapToObj(version -> log.findEntry(CHARNWOOD, version)))
                .extracting(found -> found.map(Entry::position).orElse(0L))
                .containsExactly(0L, 1L, 2L, 3L, 0L);
        assertThat(log.readAfter(1, 1)).extracting(Entry::position).containsExactly(2L);
    }

    @Test
    void eight_writers_on_two_instances_leave_no_gap_and_no_double() {
        List<EventLog> instances = List.of(log(), log());
        List<String> cases = List.of(CHARNWOOD, BLABY, "SES2011-1.2a-HDC");
        int writers = 8;
        int each = 25;

        atOnce(writers, writer -> {
            EventLog log = instances.get(writer % 2);
            for (int i = 0; i < each; i++) {
                appendPersistently(log, cases.get((writer + i) % cases.size()), 1 + i % 2);
            }
        });

        List<Entry> entries = log().readAfter(0, 10_000);
        assertThat(entries.stream().map(Entry::commandId).distinct()).hasSize(writers * each);
        assertThat(entries).extracting(Entry::position).isEqualTo(upTo(entries.size()));
        for (String caseId : cases) {
            List<Entry> ofCase = entries.stream()
                    .filter(entry -> entry.stream().equals(caseId))
                    .toList();
            assertThat(ofCase).extracting(Entry::version).isEqualTo(upTo(ofCase.size()));
            assertThat(log().readStream(caseId, 1)).isEqualTo(ofCase);
        }
        assertTheTreeIsOver(entries);
    }

    private void assertTheTreeIsOver(List<Entry> entries) {
        LogTree tree = log().tree();
        Frontier grown = Frontier.empty();
        for (Entry entry : entries) {
            grown.append(CanonicalLine.hash(entry));
            assertThat(tree.root(entry.position())).isEqualTo(grown.root());
            assertThat(tree.consistency(entry.position(), entries.size())
                            .proves(grown.root(), tree.root(entries.size())))
                    .isTrue();
            assertThat(tree.inclusion(entry.position() - 1, entries.size())
                            .proves(CanonicalLine.hash(entry), tree.root(entries.size())))
                    .isTrue();
        }
    }

    @Test
    void a_command_sent_twenty_times_at_once_is_recorded_once_and_all_get_the_same_answer() {
        List<EventLog> instances = List.of(log(), log());
        Proposal command = proposal(CHARNWOOD, 0, "case-opened", "progress-recorded");
        Receipt[] receipts = new Receipt[20];

        atOnce(20, i -> receipts[i] = append(instances.get(i % 2), command));

        assertThat(log().readAfter(0, 100)).hasSize(2);
        Receipt first = receipts[0];
        assertThat(receipts).allSatisfy(receipt -> {
            assertThat(receipt.version()).isEqualTo(2);
            assertThat(receipt.position()).isEqualTo(2);
            assertThat(receipt.recordedAt()).isEqualTo(first.recordedAt());
        });
        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
    }

    @Test
    void a_repeated_command_gets_the_first_answer_however_much_has_happened_since() {
        Proposal command = opening(CHARNWOOD);
        Receipt first = append(log(), command);
        append(log(), progress(CHARNWOOD, 1));
        append(log(), opening(BLABY));

        Receipt again = new Receipt(CHARNWOOD, 1, 1, first.leafHash(), first.recordedAt(), true);
        EventLog forgetful = log();
        assertThat(append(forgetful, command)).isEqualTo(again);
        assertThat(append(forgetful, progressAs(command, 2))).isEqualTo(again);
        assertThat(append(log(), progressAs(command, 99))).isEqualTo(again);
        assertThat(log().findCommand(command.commandId(), command.contentDigest()))
                .contains(again);
    }

    private static Proposal progressAs(Proposal command, long expectedVersion) {
        return withCommand(progress(CHARNWOOD, expectedVersion), command.commandId(), command.contentDigest());
    }

    @Test
    void a_command_id_with_another_content_is_refused() {
        Proposal command = opening(CHARNWOOD);
        EventLog log = log();
        append(log, command);
        Proposal other = withCommand(opening(BLABY), command.commandId(), "another digest");

        assertThat(failure(log, other)).isInstanceOf(CommandIdReusedException.class);
        assertThat(failure(log(), other)).isInstanceOf(CommandIdReusedException.class);
        assertThatThrownBy(() -> log.findCommand(command.commandId(), "another digest"))
                .isInstanceOf(CommandIdReusedException.class);
        assertThat(log.head().position()).isEqualTo(1);
    }

    @Test
    void a_proposal_that_expects_another_version_conflicts() {
        EventLog log = log();
        append(log, proposal(CHARNWOOD, 0, "case-opened", "progress-recorded"));

        for (long wrong : new long[] {0, 1, 3, 100}) {
            assertThat(failure(log, progress(CHARNWOOD, wrong))).isInstanceOf(ConflictException.class);
            assertThat(failure(log(), progress(CHARNWOOD, wrong))).isInstanceOf(ConflictException.class);
        }
        assertThat(append(log, progress(CHARNWOOD, 2)).position()).isEqualTo(3);
    }

    @Test
    void what_another_instance_appended_is_noticed() {
        EventLog here = log();
        EventLog there = log();
        append(here, opening(CHARNWOOD));
        append(there, progress(CHARNWOOD, 1));

        assertThat(failure(here, progress(CHARNWOOD, 1))).isInstanceOf(ConflictException.class);
        assertThat(append(here, progress(CHARNWOOD, 2)).position()).isEqualTo(3);
        assertThat(append(there, opening(BLABY)).position()).isEqualTo(4);
    }

    @Test
    void a_conflict_in_a_batch_fails_that_proposal_and_no_other() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = log(store, Clock.systemUTC());
        append(log(), opening(BLABY));
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();

        store.holdInserts(() -> {
            answers.add(log.append(opening(CHARNWOOD)));
            Awaitility.await().until(store::holdsAnInsert);
            answers.add(log.append(opening("SES2011-1.2a-HDC")));
            answers.add(log.append(opening(BLABY)));
            answers.add(log.append(opening("SES2011-1.2a-MBC")));
            answers.add(log.append(opening(CHARNWOOD)));
            answers.add(log.append(opening("SES2011-1.2a-HBBC")));
        });

        assertThat(failure(answers.get(2))).isInstanceOf(ConflictException.class);
        assertThat(failure(answers.get(4))).isInstanceOf(ConflictException.class);
        assertThat(IntStream.of(0, 1, 3, 5).mapToObj(i -> answer(answers.get(i)).position()))
                .containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void a_guard_refuses_what_was_decided_before_something_that_it_names_happened() {
        EventLog log = log();
        append(log, opening(CHARNWOOD));
        append(log, opening(BLABY));

        assertThat(failure(log, guarded(progress(CHARNWOOD, 1), changesTo(BLABY, 1))))
                .isInstanceOf(ConflictException.class);
        assertThat(failure(log(), guarded(progress(CHARNWOOD, 1), changesTo(BLABY, 1))))
                .as("an instance that has seen nothing yet")
                .isInstanceOf(ConflictException.class);
        assertThat(append(log, guarded(progress(CHARNWOOD, 1), changesTo(BLABY, 2)))
                        .position())
                .isEqualTo(3);
        assertThat(log().head().position()).isEqualTo(3);
    }

    @Test
    void a_guard_sees_what_another_instance_recorded() {
        EventLog here = log();
        EventLog there = log();
        append(here, opening(CHARNWOOD));
        append(there, opening(BLABY));
        append(here, opening("SES2011-1.2a-HDC"));
        append(there, progress(BLABY, 1));

        assertThat(failure(here, guarded(progress(CHARNWOOD, 1), changesTo(BLABY, 3))))
                .isInstanceOf(ConflictException.class);
        assertThat(append(there, guarded(progress(CHARNWOOD, 1), changesTo(BLABY, 4)))
                        .position())
                .isEqualTo(5);
    }

    @Test
    void a_guard_sees_what_was_recorded_in_the_same_batch() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = log(store, Clock.systemUTC());
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();

        store.holdInserts(() -> {
            answers.add(log.append(opening("SES2011-1.2a-HDC")));
            Awaitility.await().until(store::holdsAnInsert);
            answers.add(log.append(guarded(opening(CHARNWOOD), changesTo(BLABY, 0))));
            answers.add(log.append(guarded(opening(BLABY), changesTo(CHARNWOOD, 0))));
        });

        assertThat(answer(answers.get(1)).position()).isEqualTo(2);
        assertThat(failure(answers.get(2))).isInstanceOf(ConflictException.class);
        assertThat(log().head().position()).isEqualTo(2);
    }

    @Test
    void of_two_proposals_that_guard_against_each_other_one_wins() {
        List<EventLog> instances = List.of(log(), log());
        for (int round = 0; round < 20; round++) {
            List<String> cases = List.of("SES2011-%d-CBC".formatted(round), "SES2011-%d-BDC".formatted(round));
            long decidedAt = instances.getFirst().head().position();
            boolean[] won = new boolean[2];

            atOnce(2, i -> {
                Proposal mine = guarded(opening(cases.get(i)), changesTo(cases.get(1 - i), decidedAt));
                won[i] = succeeds(instances.get(i), mine);
            });

            assertThat(won[0] ^ won[1]).as("round %d", round).isTrue();
        }
    }

    @Test
    void a_repeated_command_is_answered_though_its_guard_no_longer_holds() {
        EventLog log = log();
        Proposal command = guarded(opening(CHARNWOOD), changesTo(BLABY, 0));
        append(log, command);
        append(log, opening(BLABY));

        assertThat(append(log, command).repeated()).isTrue();
        assertThat(append(log(), command).repeated()).isTrue();
    }

    private static Guard changesTo(String stream, long after) {
        return new Guard(EntryFilter.stream(stream), after);
    }

    @Test
    void followers_on_both_instances_see_every_entry_once_and_in_order() {
        List<EventLog> instances = List.of(log(), log());
        int writers = 4;
        int each = 25;
        List<CompletableFuture<List<Entry>>> followers = instances.stream()
                .map(log -> CompletableFuture.supplyAsync(() -> follow(log, 0, writers * each * 2)))
                .toList();

        atOnce(writers, writer -> {
            for (int i = 0; i < each; i++) {
                append(
                        instances.get(writer % 2),
                        proposal("SES2011-%d.%d-CBC".formatted(writer, i), 0, "case-opened", "progress-recorded"));
            }
        });

        for (CompletableFuture<List<Entry>> follower : followers) {
            assertThat(follower.join()).extracting(Entry::position).isEqualTo(upTo(writers * each * 2));
        }
    }

    @Test
    void a_follower_goes_on_from_any_position_and_returns_no_more_than_asked_for() throws InterruptedException {
        EventLog log = log();
        append(log, proposal(CHARNWOOD, 0, "case-opened", "progress-recorded", "deadline-revised"));
        append(log, opening(BLABY));

        try (Tail tail = log.follow(1)) {
            assertThat(tail.next(1, patience())).extracting(Entry::position).containsExactly(2L);
            assertThat(tail.next(10, patience())).extracting(Entry::position).containsExactly(3L, 4L);
            assertThat(tail.next(10, Duration.ZERO)).isEmpty();
            append(log(), progress(BLABY, 1));
            assertThat(tail.next(10, patience())).extracting(Entry::position).containsExactly(5L);
        }
    }

    private List<Entry> follow(EventLog log, long position, int count) {
        List<Entry> seen = new ArrayList<>();
        try (Tail tail = log.follow(position)) {
            List<Entry> next;
            do {
                next = tail.next(7, patience());
                seen.addAll(next);
            } while (seen.size() < count && !next.isEmpty());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return seen;
    }

    @Test
    void recorded_times_never_go_back_though_the_clock_does() {
        EventLog log = log(
                store(),
                clockThatShows(
                        MORNING,
                        MORNING.plusNanos(5_900_000),
                        MORNING.minus(Duration.ofHours(1)),
                        MORNING.plusMillis(4),
                        MORNING.plusMillis(6)));

        List<Instant> times = IntStream.range(0, 5)
                .mapToObj(i -> append(log, progress(CHARNWOOD, i)).recordedAt())
                .toList();

        Instant later = MORNING.plusMillis(5);
        assertThat(times).containsExactly(MORNING, later, later, later, MORNING.plusMillis(6));
        EventLog behind = log(store(), clockThatShows(MORNING));
        assertThat(append(behind, progress(CHARNWOOD, 5)).recordedAt()).isEqualTo(MORNING.plusMillis(6));
    }

    private static Clock clockThatShows(Instant... times) {
        Iterator<Instant> next = List.of(times).iterator();
        return new Clock() {
            @Override
            public Instant instant() {
                return next.next();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void a_command_whose_insert_was_lost_can_be_sent_again() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = log(store, Clock.systemUTC());
        append(log, opening(CHARNWOOD));
        Proposal command = progress(CHARNWOOD, 1);

        for (Fault fault : List.of(Fault.INSERT_IS_LOST, Fault.NOTHING_ANSWERS)) {
            store.has(fault);
            assertThat(failure(log, command)).isInstanceOf(LogUnavailableException.class);
        }
        store.has(Fault.NONE);

        assertThat(append(log, command).repeated()).isFalse();
        assertThat(log.readStream(CHARNWOOD, 1)).hasSize(2);
    }

    @Test
    void a_command_whose_answer_was_lost_is_found_recorded_when_sent_again() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = log(store, Clock.systemUTC());
        append(log, opening(CHARNWOOD));
        Proposal command = progress(CHARNWOOD, 1);

        store.has(Fault.ANSWER_IS_LOST);
        assertThat(failure(log, command)).isInstanceOf(LogUnavailableException.class);
        append(log(), opening(BLABY));
        store.has(Fault.NONE);

        Receipt again = append(log, command);
        assertThat(again.repeated()).isTrue();
        assertThat(again.position()).isEqualTo(2);
        assertThat(append(log, progress(CHARNWOOD, 2)).position()).isEqualTo(4);
    }

    @Test
    void reading_says_so_when_the_store_does_not_answer() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = log(store, Clock.systemUTC());
        store.has(Fault.NOTHING_ANSWERS);

        List<ThrowingCallable> reads = List.of(
                log::head,
                () -> log.readAfter(0, 1),
                () -> log.readStream(CHARNWOOD, 1),
                () -> log.findCommand("command", "digest"),
                () -> log.follow(0).next(1, Duration.ZERO));

        assertThat(reads)
                .allSatisfy(read -> assertThat(catchThrowable(read)).isInstanceOf(LogUnavailableException.class));
    }

    @Test
    void closing_lets_what_waits_be_recorded_and_takes_no_more() {
        FaultyLogStore store = new FaultyLogStore(store());
        EventLog log = new EventLog(store, Clock.systemUTC());
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        List<CompletableFuture<Void>> closing = new ArrayList<>();

        store.holdInserts(() -> {
            answers.add(log.append(opening(CHARNWOOD)));
            Awaitility.await().until(store::holdsAnInsert);
            answers.add(log.append(opening(BLABY)));
            closing.add(CompletableFuture.runAsync(log::close));
        });
        closing.getFirst().join();

        assertThat(answers.stream().map(answer -> answer(answer).position())).containsExactly(1L, 2L);
        assertThat(failure(log, opening("SES2011-1.2a-HDC"))).isInstanceOf(LogUnavailableException.class);
    }

    @Test
    void whoever_is_interrupted_while_appending_disturbs_nobody() {
        EventLog log = log();
        int writers = 4;
        int each = 20;
        List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
        atOnce(writers, writer -> {
            Thread appending = Thread.currentThread();
            for (int i = 0; i < each; i++) {
                Thread.startVirtualThread(appending::interrupt);
                receipts.add(log.appendAndWait(opening("SES2011-%d.%d-CBC".formatted(writer, i))));
            }
        });

        assertThat(log.readAfter(0, 1_000))
                .extracting(Entry::position)
                .containsExactlyElementsOf(
                        receipts.stream().map(Receipt::position).sorted().toList())
                .hasSize(writers * each);
    }

    @Test
    void latency_batches_and_the_head_are_measured() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        EventLog log = new EventLog(store(), Clock.systemUTC(), meters);
        logs.add(log);
        append(log, opening(CHARNWOOD));
        assertThat(failure(log, opening(CHARNWOOD))).isInstanceOf(ConflictException.class);

        Awaitility.await().until(() -> meters.get("casebook.log.append").timer().count() == 2);
        assertThat(meters.get("casebook.log.batch").summary().totalAmount()).isEqualTo(1);
        assertThat(meters.get("casebook.log.head").gauge().value()).isEqualTo(1);
        assertThat(log.head().position()).isEqualTo(1);
    }

    private void appendPersistently(EventLog log, String caseId, int events) {
        String[] types =
                IntStream.range(0, events).mapToObj(i -> "progress-recorded").toArray(String[]::new);
        for (int attempt = 0; attempt < 1_000; attempt++) {
            if (succeeds(log, proposal(caseId, log.readStream(caseId, 1).size(), types))) {
                return;
            }
        }
        throw new AssertionError("No proposal was accepted");
    }

    private boolean succeeds(EventLog log, Proposal proposal) {
        try {
            append(log, proposal);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private Receipt append(EventLog log, Proposal proposal) {
        return log.appendAndWait(proposal);
    }

    private Receipt answer(CompletableFuture<Receipt> answer) {
        return answer.orTimeout(patience().toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private @Nullable Throwable failure(EventLog log, Proposal proposal) {
        return failure(log.append(proposal));
    }

    private @Nullable Throwable failure(CompletableFuture<Receipt> answer) {
        return assertThat(answer)
                .failsWithin(patience())
                .withThrowableOfType(ExecutionException.class)
                .actual()
                .getCause();
    }

    private static void atOnce(int threads, IntConsumer work) {
        CompletableFuture<?>[] all = IntStream.range(0, threads)
                .mapToObj(i -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    Thread.startVirtualThread(() -> {
                        try {
                            work.accept(i);
                            done.complete(null);
                        } catch (RuntimeException | Error e) {
                            done.completeExceptionally(e);
                        }
                    });
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
