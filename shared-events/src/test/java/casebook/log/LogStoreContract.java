package casebook.log;

import static casebook.log.Proposals.opening;
import static casebook.log.Proposals.progress;
import static casebook.log.Proposals.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.log.LogStore.Direction;
import casebook.log.LogStore.Inserted;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store must be able to do. A store's test extends {@link EventLogContract}, which goes on from here. */
public abstract class LogStoreContract {
    protected static final Instant MORNING = Instant.parse("2011-04-01T09:00:00Z");

    protected static final String CHARNWOOD = "SES2011-1.2a-CBC";
    protected static final String BLABY = "SES2011-1.2a-BDC";

    /** The store of this test, which is empty at first; called again, the same store, as another instance would see it. */
    protected abstract LogStore store();

    @Test
    void an_empty_log_holds_nothing() {
        LogStore store = store();

        assertThat(store.last()).isEmpty();
        assertThat(store.readAfter(0, 10)).isEmpty();
        assertThat(store.readStream(CHARNWOOD, 1)).isEmpty();
        assertThat(store.findByCommand("none")).isEmpty();
        assertThat(store.find(EntryFilter.all(), Direction.UPWARDS, 0, 10)).isEmpty();
        assertThat(store.find(EntryFilter.all(), Direction.DOWNWARDS, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void commits_are_read_as_they_were_inserted() {
        Proposal first = proposal(CHARNWOOD, 0, "case-opened", "progress-recorded");
        Commit odd = new Commit(
                3,
                MORNING.plusMillis(1),
                "plan:SES2011",
                1,
                "command \" 2",
                "digest",
                new Metadata("żółw@council", "Ærøskøbing \uD83D\uDC22", "administrator", null, null, "c", "because"),
                List.of(new NewEvent("plan-drafted", 7, "{ \"a\":\t1.0,  \"b\":\"\\u00e9é\\n\" }")),
                Hashes.of(List.of(Hash.EMPTY, Hash.ofNode(Hash.EMPTY, Hash.EMPTY))));
        List<Commit> run = List.of(commit(first, 1, MORNING), odd);

        assertThat(store().insert(run)).isEqualTo(new Inserted(2, null));

        assertThat(store().readAfter(0, 10)).isEqualTo(run);
        assertThat(store().readStream("plan:SES2011", 1)).containsExactly(odd);
        assertThat(store().findByCommand("command \" 2")).contains(odd);
        assertThat(store().last()).contains(odd);
    }

    @Test
    void a_taken_position_stops_a_run() {
        store().insert(List.of(commit(proposal(CHARNWOOD, 0, "case-opened", "progress-recorded"), 1, MORNING)));

        assertThat(store().insert(List.of(commit(opening(BLABY), 1, MORNING))))
                .isEqualTo(new Inserted(0, LogStore.Key.POSITION));
        assertThat(store().last()).map(Commit::stream).contains(CHARNWOOD);
    }

    @Test
    void a_taken_stream_version_stops_a_run() {
        store().insert(List.of(commit(opening(CHARNWOOD), 1, MORNING)));

        assertThat(store().insert(List.of(commit(opening(CHARNWOOD), 2, MORNING))))
                .isEqualTo(new Inserted(0, LogStore.Key.STREAM_VERSION));
        assertThat(store().last()).map(Commit::position).contains(1L);
    }

    @Test
    void a_taken_command_stops_a_run() {
        Proposal first = opening(CHARNWOOD);
        store().insert(List.of(commit(first, 1, MORNING)));

        Proposal second = Proposals.withCommand(opening(BLABY), first.commandId(), "digest");
        assertThat(store().insert(List.of(commit(second, 2, MORNING))))
                .isEqualTo(new Inserted(0, LogStore.Key.COMMAND));
        assertThat(store().last()).map(Commit::position).contains(1L);
    }

    @Test
    void what_precedes_a_taken_key_in_a_run_is_kept_and_what_follows_is_not() {
        Inserted inserted = store().insert(List.of(
                commit(opening(CHARNWOOD), 1, MORNING),
                commit(progress(CHARNWOOD, 1), 2, MORNING),
                commit(opening(CHARNWOOD), 3, MORNING),
                commit(opening(BLABY), 4, MORNING)));

        assertThat(inserted).isEqualTo(new Inserted(2, LogStore.Key.STREAM_VERSION));
        assertThat(store().readAfter(0, 10)).extracting(Commit::position).containsExactly(1L, 2L);
        assertThat(store().readStream(BLABY, 1)).isEmpty();
    }

    @Test
    void reading_begins_with_the_commit_that_holds_the_next_position() {
        insertThreeCommitsOfThreeEvents();

        assertThat(positionsAfter(0, 10)).containsExactly(1L, 4L, 7L);
        assertThat(positionsAfter(2, 10)).containsExactly(1L, 4L, 7L);
        assertThat(positionsAfter(3, 10)).containsExactly(4L, 7L);
        assertThat(positionsAfter(4, 1)).containsExactly(4L);
        assertThat(positionsAfter(8, 10)).containsExactly(7L);
        assertThat(positionsAfter(9, 10)).isEmpty();
        assertThat(positionsAfter(99, 10)).isEmpty();
    }

    @Test
    void reading_a_stream_begins_with_the_commit_that_begins_with_the_version() {
        insertThreeCommitsOfThreeEvents();

        assertThat(store().readStream(CHARNWOOD, 1)).extracting(Commit::version).containsExactly(1L, 4L);
        assertThat(store().readStream(CHARNWOOD, 2)).extracting(Commit::version).containsExactly(4L);
        assertThat(store().readStream(CHARNWOOD, 4)).extracting(Commit::version).containsExactly(4L);
        assertThat(store().readStream(CHARNWOOD, 5)).isEmpty();
        assertThat(store().readStream("SES2011-1.2a-C", 1)).isEmpty();
    }

    @Test
    void the_commit_before_a_version_of_a_stream_is_found() {
        insertThreeCommitsOfThreeEvents();

        assertThat(store().lastOfStreamBefore(CHARNWOOD, 1)).isEmpty();
        assertThat(store().lastOfStreamBefore(CHARNWOOD, 4))
                .map(Commit::version)
                .hasValue(1L);
        assertThat(store().lastOfStreamBefore(CHARNWOOD, 5))
                .map(Commit::version)
                .hasValue(4L);
        assertThat(store().lastOfStreamBefore("SES2011-1.2a-C", 9)).isEmpty();
    }

    @Test
    void a_log_is_searched_by_time_while_it_grows() {
        LogStore store = store();
        CompletableFuture<Void> growing = CompletableFuture.runAsync(() -> {
            for (int position = 1; position <= 200; position++) {
                store.insert(List.of(commit(opening("SES2011-%d-CBC".formatted(position)), position, MORNING)));
            }
        });
        while (!growing.isDone()) {
            assertThat(recordedSince(MORNING.plusMillis(1))).isEmpty();
        }
        growing.join();
        assertThat(recordedSince(MORNING)).hasSize(200);
    }

    private List<Entry> recordedSince(Instant time) {
        return store().find(new EntryFilter(null, null, null, null, null, time, null), Direction.UPWARDS, 0, 1_000);
    }

    private void insertThreeCommitsOfThreeEvents() {
        String[] types = {"case-opened", "progress-recorded", "deadline-revised"};
        store().insert(List.of(
                commit(proposal(CHARNWOOD, 0, types), 1, MORNING),
                commit(proposal(BLABY, 0, types), 4, MORNING),
                commit(proposal(CHARNWOOD, 3, types), 7, MORNING)));
    }

    private List<Long> positionsAfter(long position, int limit) {
        return store().readAfter(position, limit).stream().map(Commit::position).toList();
    }

    @Test
    void every_filter_pages_through_what_it_selects_in_both_directions() {
        List<Entry> all = insertSomeHistory();
        for (EntryFilter filter : filters().toList()) {
            for (Direction direction : Direction.values()) {
                List<Entry> selected = all.stream().filter(filter::selects).toList();
                assertThat(paged(filter, direction, 7))
                        .as("%s %s", filter, direction)
                        .isEqualTo(direction == Direction.UPWARDS ? selected : selected.reversed());
            }
        }
    }

    @Test
    void a_page_begins_beside_its_bookmark_wherever_that_is() {
        List<Entry> all = insertSomeHistory();
        for (EntryFilter filter :
                filters().filter(each -> each.recordedFrom() == null).toList()) {
            for (long bookmark = 0; bookmark <= all.size() + 1; bookmark += 23) {
                long beside = bookmark;
                assertThat(store().find(filter, Direction.UPWARDS, bookmark, 2))
                        .as("%s after %d", filter, bookmark)
                        .isEqualTo(first(2, all, entry -> entry.position() > beside && filter.selects(entry)));
                assertThat(store().find(filter, Direction.DOWNWARDS, bookmark, 2))
                        .as("%s before %d", filter, bookmark)
                        .isEqualTo(
                                first(2, all.reversed(), entry -> entry.position() < beside && filter.selects(entry)));
            }
        }
    }

    private static List<Entry> first(int limit, List<Entry> entries, Predicate<Entry> selected) {
        return entries.stream().filter(selected).limit(limit).toList();
    }

    private List<Entry> paged(EntryFilter filter, Direction direction, int limit) {
        List<Entry> read = new ArrayList<>();
        List<Entry> page;
        do {
            long bookmark = read.isEmpty()
                    ? (direction == Direction.UPWARDS ? 0 : Long.MAX_VALUE)
                    : read.getLast().position();
            page = store().find(filter, direction, bookmark, limit);
            read.addAll(page);
        } while (page.size() == limit);
        return read;
    }

    private static Stream<EntryFilter> filters() {
        Instant some = MORNING.plusSeconds(40);
        Instant other = MORNING.plusSeconds(90).plusNanos(1_500_000);
        return Stream.of(
                EntryFilter.all(),
                EntryFilter.stream(CHARNWOOD),
                EntryFilter.stream("none"),
                EntryFilter.plan("SES2011"),
                filter("BDC", null, null, null, null),
                filter("OWBC", null, null, null, null),
                filter("OWBC", null, "officer.bdc", null, null),
                filter(null, "progress-recorded", "officer.owbc", null, null),
                filter("CBC", "progress-recorded", null, null, null),
                filter(null, "deadline-revised", null, null, null),
                filter(null, "deadline-revised", "officer.hdc", null, null),
                filter(null, null, "officer.cbc", some, other),
                filter("HDC", "case-opened", "officer.bdc", null, null),
                filter(null, null, null, some, null),
                filter(null, null, null, null, some),
                filter(null, "progress-recorded", null, some, other),
                filter(null, null, null, other, some),
                filter(null, null, null, MORNING.plus(Duration.ofDays(1)), null),
                new EntryFilter(CHARNWOOD, "CBC", "SES2011", "progress-recorded", "officer.cbc", some, other));
    }

    private static EntryFilter filter(
            @Nullable String authority,
            @Nullable String type,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new EntryFilter(null, authority, null, type, subject, from, to);
    }

    /**
     * 400 commits of one to three events on seven cases, some of them in the same millisecond, and two of an authority that
     * is seldom heard of: more than one block of positions, inserted by more than one instance.
     */
    private List<Entry> insertSomeHistory() {
        Random random = new Random(2011);
        List<String> types = List.of("case-opened", "progress-recorded", "deadline-revised");
        List<String> cases = List.of(
                CHARNWOOD,
                BLABY,
                "SES2011-1.2a-HDC",
                "SES2011-2.3-CBC",
                "EAP2016-1-CBC",
                "EAP2016-2-BDC",
                "EAP2016-3-HDC");
        Map<String, Long> versions = new HashMap<>();
        List<Commit> run = new ArrayList<>();
        long position = 1;
        Instant recordedAt = MORNING;
        for (int i = 0; i < 400; i++) {
            String caseId = i % 350 == 5 ? "EAP2016-4-OWBC" : cases.get(random.nextInt(cases.size()));
            Proposal proposal = proposal(
                    caseId,
                    versions.getOrDefault(caseId, 0L),
                    Stream.generate(() -> types.get(random.nextInt(types.size())))
                            .limit(1 + random.nextInt(3))
                            .toArray(String[]::new));
            run.add(commit(proposal, position, recordedAt));
            versions.merge(caseId, (long) proposal.events().size(), Long::sum);
            position += proposal.events().size();
            recordedAt = recordedAt.plusMillis(random.nextInt(3) * 1_000L);
        }
        for (int from = 0; from < run.size(); from += 37) {
            List<Commit> part = run.subList(from, Math.min(from + 37, run.size()));
            assertThat(store().insert(part)).isEqualTo(new Inserted(part.size(), null));
        }
        return run.stream().flatMap(commit -> commit.entries().stream()).toList();
    }

    /** The commit that a proposal becomes at this position and time. */
    protected static Commit commit(Proposal proposal, long position, Instant recordedAt) {
        return new Commit(
                position,
                recordedAt,
                proposal.stream(),
                proposal.expectedVersion() + 1,
                proposal.commandId(),
                proposal.contentDigest(),
                proposal.metadata(),
                proposal.events(),
                Hashes.NONE);
    }
}
