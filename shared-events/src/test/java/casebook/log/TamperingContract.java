package casebook.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.CheckpointStore.KeptKey;
import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.Checkpoints.Listed;
import casebook.checkpoints.FileCheckpointStore;
import casebook.checkpoints.SelfCheck;
import casebook.checkpoints.SelfCheck.Alteration;
import casebook.checkpoints.SelfCheck.Result;
import casebook.checkpoints.SigningKey;
import casebook.checkpoints.SigningKeyUnusableException;
import casebook.log.LogStore.Direction;
import casebook.log.file.LogDamagedException;
import casebook.merkle.Frontier;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who controls the store changes it behind the log's back. The log holds 30 entries, with checkpoints of 10 and 20. */
public abstract class TamperingContract {
    private static final int ENTRIES = 30;

    private @Nullable EventLog open;

    /** Opens the store anew, as a process does when it starts. */
    protected abstract LogStore openStore();

    protected abstract CheckpointStore checkpointStore();

    /** What stands under this position, read directly. */
    protected abstract Commit read(long position);

    /** Writes directly under these positions, whatever the commits say about their own. */
    protected abstract void write(Map<Long, Commit> commits);

    protected abstract void delete(List<Long> positions);

    protected abstract void writeNote(long size, String note);

    /** Writes over the first key's public half. */
    protected abstract void writeKey(String text);

    /** Writes over the first key's secret half. */
    protected abstract void writeSecret(String text);

    /** Removes from what a search goes by that entries of this authority stand in the first block. */
    protected abstract void forget(String authority);

    /** Copies all that is kept, and opens the copy. */
    protected abstract Copy copied();

    /** The log as it is given to somebody else. */
    public record Copy(LogStore log, CheckpointStore checkpoints) {}

    @BeforeEach
    void a_log_of_30_entries() {
        for (int i = 1; i <= ENTRIES; i++) {
            append("CEAP2016-%d-CBC".formatted(i));
            if (i == 10 || i == 20) {
                checkpoints().issue();
            }
        }
        closeLog();
    }

    @AfterEach
    protected final void closeLog() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    protected final EventLog log() {
        EventLog log = open;
        if (log == null) {
            log = new EventLog(openStore(), Clock.systemUTC());
            open = log;
        }
        return log;
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(log(), checkpointStore(), Clock.systemUTC(), "casebook/test", null);
    }

    private SelfCheck check() {
        return new SelfCheck(log(), checkpoints(), Clock.systemUTC());
    }

    protected final void append(String caseId) {
        appendTo(log(), caseId);
    }

    protected static void appendTo(EventLog log, String caseId) {
        log.append(new Proposal(
                        caseId,
                        0,
                        UUID.randomUUID().toString(),
                        "digest",
                        List.of(new NewEvent("case-opened", 1, "{\"caseId\":\"%s\"}".formatted(caseId))),
                        new Metadata("officer.cbc", "An officer", "officer", "CBC", "CEAP2016", "request", null),
                        List.of()))
                .join();
    }

    @Test
    void an_untouched_log_is_sound() {
        Result whole = check().whole();
        assertThat(whole.alteration()).isNull();
        assertThat(whole.position()).isEqualTo(ENTRIES);
        assertThat(check().tail().alteration()).isNull();
        assertThat(checkpoints().issue().size()).isEqualTo(ENTRIES);
    }

    @Test
    void a_new_key_signs_and_what_the_old_one_signed_stays_valid() {
        List<KeptKey> before = checkpoints().keys();
        checkpoints().rotate();
        Checkpoint later = checkpoints().issue();

        assertThat(checkpoints().keys())
                .hasSize(2)
                .extracting(KeptKey::secret)
                .element(0)
                .isNull();
        assertThat(later.keyIds())
                .containsExactly(checkpoints().keys().getLast().verifier().id())
                .isNotEqualTo(checkpoints().find(20).orElseThrow().keyIds());
        assertThat(before.getFirst().verifier())
                .isEqualTo(checkpoints().keys().getFirst().verifier());
        assertThat(check().whole().alteration()).isNull();
    }

    @Test
    void a_key_that_is_given_signs_and_its_secret_is_not_kept() {
        SigningKey given = SigningKey.generate("casebook/test");
        Checkpoints checkpoints = new Checkpoints(log(), checkpointStore(), Clock.systemUTC(), "casebook/test", given);
        Checkpoint issued = checkpoints.issue();

        assertThat(issued.isSignedBy(List.of(given.verifier()))).isTrue();
        assertThat(checkpoints.keys()).hasSize(2).extracting(KeptKey::secret).containsOnlyNulls();
        assertThat(check().whole().alteration()).isNull();
        assertThatThrownBy(checkpoints::rotate).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 10, 15, 20, 21, 27, 30})
    void a_changed_payload_is_found(long position) {
        alter(
                position,
                commit -> with(
                        commit,
                        event -> new NewEvent(
                                event.type(), event.revision(), event.payload().replace("CEAP", "XEAP"))));
        assertFound(position);
    }

    @Test
    void a_changed_type_is_found() {
        alter(17, commit -> with(commit, event -> new NewEvent("case-withdrawn", event.revision(), event.payload())));
        assertFound(17);
    }

    @Test
    void a_changed_time_is_found() {
        alter(
                12,
                commit -> copy(
                        commit,
                        12,
                        commit.recordedAt().minus(Duration.ofDays(1)),
                        commit.metadata(),
                        commit.events(),
                        commit.nodes()));
        assertFound(12);
    }

    @Test
    void a_changed_actor_is_found() {
        alter(
                13,
                commit -> with(
                        commit,
                        new Metadata("officer.bdc", "An officer", "officer", "CBC", "CEAP2016", "request", null)));
        assertFound(13);
    }

    @Test
    void a_changed_metadata_field_is_found() {
        alter(
                14,
                commit -> with(
                        commit, new Metadata("officer.cbc", "An officer", "officer", "CBC", null, "request", null)));
        assertFound(14);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 15, 20, 25})
    void a_removed_entry_is_found(long position) {
        delete(List.of(position));
        assertFound(position);
    }

    @Test
    void an_entry_that_was_removed_and_the_rest_moved_up_is_found() {
        Map<Long, Commit> moved = new TreeMap<>();
        for (long position = 15; position < ENTRIES; position++) {
            moved.put(position, moved(read(position + 1), position));
        }
        write(moved);
        delete(List.of((long) ENTRIES));
        assertFound(15);
    }

    @Test
    void an_inserted_entry_is_found() {
        Map<Long, Commit> moved = new TreeMap<>();
        for (long position = 15; position <= ENTRIES; position++) {
            moved.put(position + 1, moved(read(position), position + 1));
        }
        moved.put(15L, changed(read(15)));
        write(moved);
        assertFound(15);
    }

    @Test
    void swapped_entries_are_found() {
        Commit eighth = read(8);
        Commit ninth = read(9);
        write(Map.of(8L, moved(ninth, 8), 9L, moved(eighth, 9)));
        assertFound(8);
    }

    @Test
    void a_duplicated_entry_is_found() {
        write(Map.of(19L, moved(read(18), 19)));
        assertFound(19);
    }

    @Test
    void a_truncated_tail_is_found_by_a_checkpoint() {
        delete(LongStream.rangeClosed(18, ENTRIES).boxed().toList());
        assertFound(18);
        assertThatThrownBy(() -> checkpoints().issue()).isInstanceOf(LogAlteredException.class);
    }

    @Test
    void a_history_that_was_rewritten_with_all_its_hashes_is_found_by_a_checkpoint() {
        rewriteFrom(14);
        assertThat(check().whole().alteration())
                .extracting(Alteration::from, Alteration::to)
                .containsExactly(11L, 20L);
        assertThat(check().tail().alteration())
                .extracting(Alteration::from, Alteration::to)
                .containsExactly(11L, 20L);
        assertThatThrownBy(() -> checkpoints().issue())
                .isInstanceOf(LogAlteredException.class)
                .hasMessageContaining("rewritten");
    }

    @Test
    void changed_hashes_are_found() {
        alter(16, commit -> {
            List<Hash> nodes = new ArrayList<>(commit.nodes().toList());
            nodes.set(nodes.size() - 1, Hash.EMPTY);
            return with(commit, Hashes.of(nodes));
        });
        assertThat(check().whole().alteration())
                .extracting(Alteration::from, Alteration::to)
                .containsExactly(1L, 16L);
        closeLog();
        alter(16, commit -> with(commit, Hashes.NONE));
        assertFound(16);
    }

    @Test
    void a_changed_checkpoint_is_found() {
        String note = checkpoints().find(20).orElseThrow().note();
        writeNote(20, note.replaceFirst("issued 2", "issued 1"));
        assertFound(20);
        writeNote(20, "rubbish");
        assertFound(20);
    }

    @Test
    void a_checkpoint_by_another_key_is_found(@TempDir Path elsewhere) {
        CheckpointStore forged = new FileCheckpointStore(elsewhere);
        writeNote(
                ENTRIES,
                new Checkpoints(log(), forged, Clock.systemUTC(), "casebook/test", null)
                        .issue()
                        .note());
        assertFound(ENTRIES);
    }

    @Test
    void a_key_that_was_swapped_is_found_by_what_the_old_one_signed() {
        SigningKey forged = SigningKey.generate("casebook/test");
        writeKey(forged.verifier().toString());
        writeSecret(forged.secret());
        assertFound(10);
        assertThatThrownBy(() -> checkpoints().issue()).hasMessageContaining("no key of this log signed it");
    }

    @Test
    void a_secret_key_that_was_changed_signs_nothing_until_there_is_a_new_one() {
        for (String secret :
                List.of("rubbish", SigningKey.generate("casebook/test").secret())) {
            writeSecret(secret);
            assertThatThrownBy(() -> checkpoints().issue())
                    .isInstanceOf(SigningKeyUnusableException.class)
                    .message()
                    .doesNotContain(secret);
            assertThat(checkpoints().whyUnsigned()).get().asString().contains("is something else");
        }
        assertThat(check().whole().isSound()).isTrue();
        checkpoints().rotate();
        assertThat(checkpoints().whyUnsigned()).isEmpty();
        assertThat(checkpoints().issue().size()).isEqualTo(ENTRIES);
    }

    @Test
    void a_changed_checkpoint_is_listed_as_such_and_hides_no_other_one() {
        String note = checkpoints().find(20).orElseThrow().note();
        for (String changed : List.of("rubbish", note.replaceFirst("issued 2", "issued 1"))) {
            writeNote(20, changed);
            assertThat(checkpoints().below(Long.MAX_VALUE, 5))
                    .extracting(Listed::size, listed -> listed.damage() == null)
                    .containsExactly(tuple(20L, false), tuple(10L, true));
        }
        writeNote(10, "rubbish");
        assertThat(checkpoints().covering(1)).map(Checkpoint::size).hasValue(20L);
        writeNote(20, "rubbish");
        assertThat(checkpoints().covering(1)).isEmpty();
        assertThat(checkpoints().latestReadable()).isEmpty();
    }

    @Test
    void two_histories_that_one_server_shows_are_told_apart_by_their_checkpoints() {
        Copy copy = copied();
        Checkpoint ours;
        Checkpoint theirs;
        try (EventLog other = new EventLog(copy.log(), Clock.systemUTC())) {
            for (int i = ENTRIES + 1; i <= ENTRIES + 5; i++) {
                append("CEAP2016-%d-CBC".formatted(i));
                appendTo(other, "CEAP2016-%d-BDC".formatted(i));
            }
            ours = checkpoints().issue();
            theirs = new Checkpoints(other, copy.checkpoints(), Clock.systemUTC(), "casebook/test", null).issue();
        }
        assertThat(theirs)
                .extracting(Checkpoint::origin, Checkpoint::size, Checkpoint::keyIds)
                .containsExactly(ours.origin(), ours.size(), ours.keyIds());
        assertThat(theirs.root()).isNotEqualTo(ours.root());

        closeLog();
        writeNote(theirs.size(), theirs.note());
        assertThat(check().whole().alteration())
                .extracting(Alteration::from, Alteration::to)
                .containsExactly(21L, 35L);
    }

    @Test
    void hashes_beside_those_that_were_kept_are_found() {
        alter(16, commit -> {
            List<Hash> nodes = new ArrayList<>(commit.nodes().toList());
            nodes.add(Hash.EMPTY);
            return with(commit, Hashes.of(nodes));
        });
        assertFound(16);
    }

    @Test
    void what_a_search_goes_by_is_compared_with_the_log_and_made_anew() {
        for (int i = ENTRIES + 1; i <= Blocks.SIZE + 1; i++) {
            append("CEAP2016-%d-CBC".formatted(i));
        }
        closeLog();
        forget("CBC");
        EntryFilter filter = EntryFilter.all().of("CBC");
        assertThat(log().find(filter, Direction.UPWARDS, 0, 1))
                .extracting(Entry::position)
                .containsExactly(Blocks.SIZE + 1L);

        Result found = check().whole();
        assertThat(found.blocks()).containsExactly(0L);
        assertThat(found.isSound()).isTrue();

        assertThat(log().find(filter, Direction.UPWARDS, 0, 1))
                .extracting(Entry::position)
                .containsExactly(1L);
        assertThat(check().whole().blocks()).isEmpty();
    }

    @Test
    void a_damaged_checkpoint_hides_no_entry() {
        writeNote(10, "rubbish");
        alter(25, TamperingContract::changed);
        Alteration found = check().whole().alteration();
        assertThat(found).extracting(Alteration::from, Alteration::to).containsExactly(10L, 10L);
        assertThat(found)
                .extracting(Alteration::what)
                .asString()
                .contains("checkpoint of size 10", "Entry 25 is not what was recorded");
    }

    @Test
    void a_damaged_checkpoint_hides_no_other_one() {
        writeNote(10, "rubbish");
        rewriteFrom(14);
        assertThat(check().whole().alteration())
                .extracting(Alteration::what)
                .asString()
                .contains("checkpoint of size 10", "rewritten between the positions 1 and 20");
    }

    @Test
    void a_key_that_was_changed_is_found_and_hides_no_entry() {
        writeKey("rubbish");
        alter(25, TamperingContract::changed);
        for (Result result : List.of(check().whole(), check().tail())) {
            assertThat(result.alteration())
                    .extracting(Alteration::what)
                    .asString()
                    .startsWith("The signing key 1 was changed")
                    .contains("Entry 25 is not what was recorded");
        }
        assertThatThrownBy(() -> checkpoints().issue()).isInstanceOf(LogAlteredException.class);
    }

    @Test
    void a_check_that_fails_found_nothing_sound() {
        CheckpointStore failing = new FailingCheckpointStore();
        SelfCheck check = new SelfCheck(
                log(), new Checkpoints(log(), failing, Clock.systemUTC(), "casebook/test", null), Clock.systemUTC());
        for (Result result : List.of(check.whole(), check.tail())) {
            assertThat(result.isSound()).isFalse();
            assertThat(result.alteration()).isNull();
            assertThat(result.failure()).contains("unforeseen");
        }
    }

    protected static Commit changed(Commit commit) {
        return with(commit, event -> new NewEvent(event.type(), event.revision(), "{}"));
    }

    private void alter(long position, UnaryOperator<Commit> change) {
        write(Map.of(position, change.apply(read(position))));
    }

    private void rewriteFrom(long position) {
        Frontier tree = Frontier.empty();
        Map<Long, Commit> rewritten = new TreeMap<>();
        for (long at = 1; at <= ENTRIES; at++) {
            Commit commit = read(at);
            rewritten.put(at, (at < position ? commit : changed(commit)).appendedTo(tree));
        }
        write(rewritten);
    }

    /** By the check, or by the store itself, which then refuses to be opened. */
    protected final void assertFound(long position) {
        try {
            assertThat(check().whole().alteration())
                    .as("the whole log")
                    .extracting(Alteration::from, Alteration::to)
                    .containsExactly(position, position);
        } catch (LogDamagedException e) {
            assertThat(e).hasMessageContaining("position %d".formatted(position));
        }
        closeLog();
    }

    private static Commit moved(Commit commit, long position) {
        return copy(commit, position, commit.recordedAt(), commit.metadata(), commit.events(), commit.nodes());
    }

    private static Commit with(Commit commit, UnaryOperator<NewEvent> change) {
        return copy(
                commit,
                commit.position(),
                commit.recordedAt(),
                commit.metadata(),
                commit.events().stream().map(change).toList(),
                commit.nodes());
    }

    private static Commit with(Commit commit, Metadata metadata) {
        return copy(commit, commit.position(), commit.recordedAt(), metadata, commit.events(), commit.nodes());
    }

    private static Commit with(Commit commit, Hashes nodes) {
        return copy(commit, commit.position(), commit.recordedAt(), commit.metadata(), commit.events(), nodes);
    }

    private static Commit copy(
            Commit commit, long position, Instant recordedAt, Metadata metadata, List<NewEvent> events, Hashes nodes) {
        return new Commit(
                position,
                recordedAt,
                commit.stream(),
                commit.version(),
                commit.commandId(),
                commit.contentDigest(),
                metadata,
                events,
                nodes);
    }
}
