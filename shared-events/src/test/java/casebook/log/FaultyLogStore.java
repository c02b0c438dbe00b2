package casebook.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A store that can lose its connection, before or after an insert reaches it, and whose inserts can be held up. */
final class FaultyLogStore implements LogStore {
    enum Fault {
        NONE,
        INSERT_IS_LOST,
        ANSWER_IS_LOST,
        NOTHING_ANSWERS
    }

    private final LogStore store;
    private final ReentrantLock gate = new ReentrantLock();
    private volatile Fault fault = Fault.NONE;

    FaultyLogStore(LogStore store) {
        this.store = store;
    }

    void has(Fault next) {
        fault = next;
    }

    /** Inserts wait while {@code meanwhile} runs. */
    void holdInserts(Runnable meanwhile) {
        gate.lock();
        try {
            meanwhile.run();
        } finally {
            gate.unlock();
        }
    }

    /** Whether an insert waits. */
    boolean holdsAnInsert() {
        return gate.hasQueuedThreads();
    }

    @Override
    public Inserted insert(List<Commit> commits) {
        gate.lock();
        try {
            failIf(fault == Fault.INSERT_IS_LOST || fault == Fault.NOTHING_ANSWERS);
            Inserted inserted = store.insert(commits);
            failIf(fault == Fault.ANSWER_IS_LOST);
            return inserted;
        } finally {
            gate.unlock();
        }
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new LogUnavailableException("The cable was pulled");
        }
    }

    private LogStore answering() {
        failIf(fault == Fault.NOTHING_ANSWERS);
        return store;
    }

    @Override
    public List<Commit> readAfter(long position, int limit) {
        return answering().readAfter(position, limit);
    }

    @Override
    public List<Commit> readStream(String stream, long fromVersion) {
        return answering().readStream(stream, fromVersion);
    }

    @Override
    public Optional<Commit> lastOfStreamBefore(String stream, long version) {
        return answering().lastOfStreamBefore(stream, version);
    }

    @Override
    public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        return answering().find(filter, direction, bookmark, limit);
    }

    @Override
    public Optional<Commit> findByCommand(String commandId) {
        return answering().findByCommand(commandId);
    }

    @Override
    public List<Long> realign() {
        return answering().realign();
    }

    @Override
    public Optional<Commit> last() {
        return answering().last();
    }

    @Override
    public void close() {
        store.close();
    }
}
