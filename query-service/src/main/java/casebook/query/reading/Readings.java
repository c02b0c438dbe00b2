package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.projecting.Generation;
import casebook.query.projecting.Reached;
import casebook.query.projecting.Recorded;
import casebook.query.projecting.Views;
import casebook.query.projecting.ViewsNotBuiltException;
import casebook.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers about the present from the views, and about the past from the log. The position that an answer about the present
 * claims is read before the documents, so they reflect at least as much; where one turns out to be ahead, in the middle of
 * a run, the rest is awaited and all is read again.
 */
@Component
public final class Readings {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 5;

    private final Views views;
    private final EventLog log;
    private final EventCodec codec;
    private final Past past;
    private final Timeline timeline;
    private final Clock clock;

    Readings(Views views, EventLog log, EventCodec codec, Past past, Clock clock) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.past = past;
        this.timeline = new Timeline(log, clock);
        this.clock = clock;
    }

    /** What the question gives, asked of that moment. */
    public <T> T read(Moment moment, Function<Reading, T> question) {
        if (moment.isComparison()) {
            throw Asked.refusal(Moment.AS_OF, "Nothing is compared here; it takes one moment.");
        }
        LocalDate described = moment.describing();
        Function<Reading, T> asked =
                described == null ? question : reading -> question.apply(new DescribingReading(reading, described));
        try {
            return moment.asOf().isEmpty()
                    ? readPresent(moment, asked)
                    : asked.apply(past(moment, moment.asOf().getFirst()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a view", e);
        } catch (ViewsNotBuiltException e) {
            throw notYet(e.head(), new Reached(e.position(), null));
        }
    }

    private <T> T readPresent(Moment moment, Function<Reading, T> question) throws InterruptedException {
        LocalDate day = moment.day(today(), null);
        Long atLeast = moment.atLeast();
        Generation generation = views.serving();
        Reached reached = await(generation, Math.max(views.shown(), atLeast == null ? 0 : atLeast));
        for (int attempt = 1; ; attempt++) {
            PresentReading reading = new PresentReading(generation, log, reached, day);
            T answer = question.apply(reading);
            views.show(Math.max(reached.position(), reading.furthest()));
            // While more is recorded all the time, the claim stays what it is: a lower bound.
            if (reading.furthest() <= reached.position() || attempt == ATTEMPTS) {
                return answer;
            }
            reached = generation.await(reading.furthest(), PAUSE);
        }
    }

    private static Reached await(Generation generation, long position) throws InterruptedException {
        Reached reached = generation.await(position, PATIENCE);
        if (reached.position() < position) {
            throw notYet(position, reached);
        }
        return reached;
    }

    private PastReading past(Moment moment, AsOf asOf) {
        Reached reached = timeline.reached(asOf);
        Long atLeast = moment.atLeast();
        if (atLeast != null && log.head().position() < atLeast) {
            throw notYet(atLeast, reached);
        }
        Reflects reflects = new Reflects(reached.position(), reached.recordedAt(), asOf.toString(), null);
        return new PastReading(
                log,
                codec,
                past,
                reflects,
                moment.day(today(), reached.recordedAt()),
                () -> new PresentReading(views.serving(), log, Reached.NOTHING, today()));
    }

    private LocalDate today() {
        return Recorded.day(clock.instant());
    }

    /** The refusal where a position was not reached in time. */
    public static Problem notYet(long position, Reached reached) {
        return new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-yet-reached",
                        "The answer would reflect position %d and not yet %d. Ask again in a moment."
                                .formatted(reached.position(), position))
                .with("reflects", reached)
                .header(HttpHeaders.RETRY_AFTER, "1");
    }
}
