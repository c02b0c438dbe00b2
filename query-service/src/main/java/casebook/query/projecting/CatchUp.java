package casebook.query.projecting;

import casebook.log.EventLog;
import com.mongodb.MongoException;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Holds the service back from saying that it is ready until its views reflect what the log held when it started. In the
 * embedded default they are folded anew at each start, and nobody should take a half-folded board for the board. What an
 * altered log keeps them from reflecting is not waited for: the evidence is to be had, and they say how far they are.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class CatchUp implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Views views;
    private final EventLog log;
    private final ViewKeeper keeper;

    CatchUp(Views views, EventLog log, ViewKeeper keeper) {
        this.views = views;
        this.log = log;
        this.keeper = keeper;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        long head = log.head().position();
        boolean reached = false;
        while (!reached) {
            reached = reaches(head) || keeper.alteration().isPresent();
        }
    }

    private boolean reaches(long head) throws InterruptedException {
        try {
            return views.await(head, PATIENCE).position() >= head && views.isServing();
        } catch (MongoException e) {
            Thread.sleep(PATIENCE);
            return false;
        }
    }
}
