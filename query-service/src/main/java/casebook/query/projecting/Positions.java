package casebook.query.projecting;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;

/**
 * How far each view has come, as the views' own database has it. A position is written after the documents that it
 * stands for, so they reflect at least as much.
 */
final class Positions {
    /** How often to look for what another instance has written. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final MongoCollection<Document> collection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicLong signals = new AtomicLong();

    Positions(MongoDatabase database) {
        collection = database.getCollection("positions");
    }

    /** Notes that a view has come this far; it never goes back. */
    void advance(String view, Reached to) {
        Document furthest = new Document("position", to.position())
                .append("recordedAt", to.recordedAt() == null ? null : Date.from(to.recordedAt()));
        collection.updateOne(
                new Document("_id", view), new Document("$max", furthest), new UpdateOptions().upsert(true));
        lock.lock();
        try {
            signals.incrementAndGet();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Map<String, Reached> all() {
        Map<String, Reached> all = new HashMap<>();
        for (Document document : collection.find()) {
            Instant recordedAt = document.getDate("recordedAt").toInstant();
            all.put(document.getString("_id"), new Reached(document.getLong("position"), recordedAt));
        }
        return all;
    }

    /** What all of these views reflect. */
    Reached least(Collection<String> views) {
        Map<String, Reached> all = all();
        return views.stream()
                .map(view -> all.getOrDefault(view, Reached.NOTHING))
                .min(Comparator.comparingLong(Reached::position))
                .orElse(Reached.NOTHING);
    }

    /** Waits until all of these views reflect the position, but no longer than that; tells what they reflect then. */
    Reached await(Collection<String> views, long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long seen = signals.get();
            Reached reached = least(views);
            long left = end - System.nanoTime();
            if (reached.position() >= position || left <= 0) {
                return reached;
            }
            pause(seen, Math.min(left, POLL.toNanos()));
        }
    }

    private void pause(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (signals.get() == seen && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
