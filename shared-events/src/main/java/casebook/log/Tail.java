package casebook.log;

import java.time.Duration;
import java.util.List;

/** A reader that follows the log: sees every entry after its bookmark once and in order. For one thread. */
public interface Tail extends AutoCloseable {

    /**
     * The next entries, at most {@code limit}: at once where there are some, else as soon as some are recorded, and none
     * after {@code timeout}.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    List<Entry> next(int limit, Duration timeout) throws InterruptedException;

    @Override
    void close();
}
