package casebook.log;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far this instance knows the log to reach; those who follow the log wait here for more. */
final class Horizon {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;

    long position() {
        return position;
    }

    void reaches(long newPosition) {
        lock.lock();
        try {
            if (newPosition > position) {
                position = newPosition;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the log is known to reach beyond {@code bookmark}, or for so long. */
    void awaitBeyond(long bookmark, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (position <= bookmark && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
