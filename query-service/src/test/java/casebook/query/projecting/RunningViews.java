package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.authorities.Authorities;
import casebook.query.cases.Cases;
import casebook.query.plans.Plans;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Status;

/** The views and what keeps them up to date, put together as in production, but without Spring. */
final class RunningViews implements AutoCloseable {
    static final Cases CASES = new Cases();
    static final Authorities AUTHORITIES = new Authorities();
    static final Plans PLANS = new Plans();
    static final List<View<?>> ALL = List.of(CASES, AUTHORITIES, PLANS);

    final Views views;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ViewKeeper keeper;

    RunningViews(MongoDatabase database, EventLog log, int runLength) {
        this(database, log, ALL, properties(runLength));
    }

    RunningViews(MongoDatabase database, EventLog log, List<View<?>> all, ProjectingProperties properties) {
        views = new Views(all, log, new EventCodec(), database, properties, meters, Clock.systemUTC());
        keeper = new ViewKeeper(views, log, meters);
        keeper.start();
    }

    static ProjectingProperties properties(int runLength) {
        return new ProjectingProperties(
                runLength, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMinutes(1));
    }

    /** Whether the view of the cases is well. */
    Status health() {
        return keeper.health(CASES).getStatus();
    }

    void await(long position) throws InterruptedException {
        Reached reached = views.await(position, Duration.ofSeconds(60));
        if (reached.position() < position) {
            throw new AssertionError("The views reflect no more than position " + reached.position());
        }
    }

    @Override
    public void close() {
        keeper.stop();
    }
}
