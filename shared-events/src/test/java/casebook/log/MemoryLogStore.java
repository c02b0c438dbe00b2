package casebook.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A store for testing the kit: it keeps commits in a list, and can be told to forget that keys are unique. */
public final class MemoryLogStore implements LogStore {
    private final List<Commit> commits = new ArrayList<>();
    private final Set<Key> forgotten;

    public MemoryLogStore(Key... forgotten) {
        this.forgotten = Set.of(forgotten);
    }

    @Override
    public synchronized Inserted insert(List<Commit> run) {
        for (int i = 0; i < run.size(); i++) {
            Commit commit = run.get(i);
            if (isTaken(Key.POSITION, other -> other.position() == commit.position())) {
                return new Inserted(i, Key.POSITION);
            }
            if (isTaken(Key.COMMAND, other -> other.commandId().equals(commit.commandId()))) {
                return new Inserted(i, Key.COMMAND);
            }
            if (isTaken(
                    Key.STREAM_VERSION,
                    other -> other.stream().equals(commit.stream()) && other.version() == commit.version())) {
                return new Inserted(i, Key.STREAM_VERSION);
            }
            commits.add(commit);
        }
        return new Inserted(run.size(), null);
    }

    private boolean isTaken(Key key, Predicate<Commit> takes) {
        return !forgotten.contains(key) && commits.stream().anyMatch(takes);
    }

    @Override
    public synchronized List<Commit> readAfter(long position, int limit) {
        return commits.stream()
                .filter(commit -> commit.lastPosition() > position)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Commit> readStream(String stream, long fromVersion) {
        return commits.stream()
                .filter(commit -> commit.stream().equals(stream) && commit.version() >= fromVersion)
                .toList();
    }

    @Override
    public synchronized Optional<Commit> lastOfStreamBefore(String stream, long version) {
        return commits.stream()
                .filter(commit -> commit.stream().equals(stream) && commit.version() < version)
                .reduce((earlier, later) -> later);
    }

    @Override
    public synchronized List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        List<Entry> selected = commits.stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(filter::selects)
                .filter(entry ->
                        direction == Direction.UPWARDS ? entry.position() > bookmark : entry.position() < bookmark)
                .toList();
        return (direction == Direction.UPWARDS ? selected : selected.reversed())
                .stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Commit> findByCommand(String commandId) {
        return commits.stream()
                .filter(commit -> commit.commandId().equals(commandId))
                .findFirst();
    }

    @Override
    public List<Long> realign() {
        return List.of();
    }

    @Override
    public synchronized Optional<Commit> last() {
        return commits.isEmpty() ? Optional.empty() : Optional.of(commits.getLast());
    }

    @Override
    public void close() {}
}
