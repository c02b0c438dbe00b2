package casebook.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Follows a store: woken at once by what this instance appends, and looking now and then for what others do. */
final class Follower implements Tail {
    private static final int COMMITS_AT_ONCE = 500;

    /** An idle follower looks this many times less often than a busy one. */
    private static final int IDLE = 5;

    private final LogStore store;
    private final Horizon horizon;
    private final long pollNanos;
    private final Queue<Entry> read = new ArrayDeque<>();
    private long bookmark;

    Follower(LogStore store, Horizon horizon, Duration poll, long position) {
        this.store = store;
        this.horizon = horizon;
        this.pollNanos = poll.toNanos();
        this.bookmark = position;
    }

    @Override
    public List<Entry> next(int limit, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long pause = pollNanos;
        while (read.isEmpty()) {
            long known = horizon.position();
            readOn();
            long left = deadline - System.nanoTime();
            if (!read.isEmpty() || left <= 0) {
                break;
            }
            horizon.awaitBeyond(known, Math.min(pause, left));
            pause = Math.min(pause * 2, pollNanos * IDLE);
        }
        List<Entry> next = new ArrayList<>();
        while (next.size() < limit && !read.isEmpty()) {
            next.add(read.remove());
        }
        return next;
    }

    private void readOn() {
        for (Commit commit : store.readAfter(bookmark, COMMITS_AT_ONCE)) {
            for (Entry entry : commit.entries()) {
                if (entry.position() > bookmark) {
                    read.add(entry);
                }
            }
            bookmark = commit.lastPosition();
            horizon.reaches(bookmark);
        }
    }

    @Override
    public void close() {
        read.clear();
    }
}
