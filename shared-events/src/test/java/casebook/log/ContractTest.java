package casebook.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import casebook.log.LogStore.Inserted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit itself is tested: a store that keeps what it should passes, and one that forgets something fails. */
class ContractTest {

    @Test
    void a_store_that_keeps_its_promises_passes() {
        assertThat(run(Intact.class).failed).isEmpty();
    }

    @Test
    void a_store_that_does_nothing_passes_only_where_nothing_is_read_back() {
        assertThat(run(Idle.class).passed)
                .containsExactlyInAnyOrder(
                        "an_empty_log_holds_nothing",
                        "closing_lets_what_waits_be_recorded_and_takes_no_more",
                        "reading_says_so_when_the_store_does_not_answer");
    }

    @Test
    void a_store_that_forgets_positions_fails() {
        assertThat(run(ForgetsPositions.class).failed)
                .contains(
                        "a_taken_position_stops_a_run",
                        "eight_writers_on_two_instances_leave_no_gap_and_no_double",
                        "what_another_instance_appended_is_noticed",
                        "a_guard_sees_what_another_instance_recorded",
                        "of_two_proposals_that_guard_against_each_other_one_wins");
    }

    @Test
    void a_store_that_forgets_stream_versions_fails() {
        assertThat(run(ForgetsVersions.class).failed)
                .contains(
                        "a_taken_stream_version_stops_a_run",
                        "what_precedes_a_taken_key_in_a_run_is_kept_and_what_follows_is_not",
                        "a_proposal_that_expects_another_version_conflicts");
    }

    @Test
    void a_store_that_forgets_commands_fails() {
        assertThat(run(ForgetsCommands.class).failed)
                .contains("a_taken_command_stops_a_run", "a_command_id_with_another_content_is_refused");
    }

    private static Results run(Class<? extends EventLogContract> kit) {
        Results results = new Results();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(kit))
                                .build(),
                        results);
        return results;
    }

    private static final class Results implements TestExecutionListener {
        final Set<String> passed = new TreeSet<>();
        final Set<String> failed = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                (result.getStatus() == Status.SUCCESSFUL ? passed : failed)
                        .add(test.getDisplayName().replace("()", ""));
            }
        }
    }

    static class Intact extends Kit {
        Intact() {
            super(new MemoryLogStore());
        }
    }

    static class ForgetsPositions extends Kit {
        ForgetsPositions() {
            super(new MemoryLogStore(LogStore.Key.POSITION));
        }
    }

    static class ForgetsVersions extends Kit {
        ForgetsVersions() {
            super(new MemoryLogStore(LogStore.Key.STREAM_VERSION));
        }
    }

    static class ForgetsCommands extends Kit {
        ForgetsCommands() {
            super(new MemoryLogStore(LogStore.Key.COMMAND));
        }
    }

    static class Idle extends Kit {
        Idle() {
            super(new IdleStore());
        }
    }

    abstract static class Kit extends EventLogContract {
        private final LogStore store;

        Kit(LogStore store) {
            this.store = store;
        }

        @Override
        protected LogStore store() {
            return store;
        }

        @Override
        protected Duration patience() {
            return Duration.ofSeconds(1);
        }
    }

    /** Says that it has done everything, and does nothing. */
    private static final class IdleStore implements LogStore {
        @Override
        public Inserted insert(List<Commit> commits) {
            return new Inserted(commits.size(), null);
        }

        @Override
        public List<Commit> readAfter(long position, int limit) {
            return List.of();
        }

        @Override
        public List<Commit> readStream(String stream, long fromVersion) {
            return List.of();
        }

        @Override
        public Optional<Commit> lastOfStreamBefore(String stream, long version) {
            return Optional.empty();
        }

        @Override
        public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
            return List.of();
        }

        @Override
        public Optional<Commit> findByCommand(String commandId) {
            return Optional.empty();
        }

        @Override
        public List<Long> realign() {
            return List.of();
        }

        @Override
        public Optional<Commit> last() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
