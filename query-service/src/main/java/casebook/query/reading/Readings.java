package casebook.query.reading;

import casebook.query.projecting.Reached;
import casebook.query.projecting.View;
import casebook.query.projecting.Views;
import casebook.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers from the views. The position that an answer claims is read before the documents, so they reflect at least as
 * much; where one turns out to be ahead, in the middle of a run, the rest is awaited and all is read again.
 */
@Component
public final class Readings {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 5;

    private final Views views;

    Readings(Views views) {
        this.views = views;
    }

    /**
     * @param atLeast the position that the answer must reflect, as the caller gave it, if it was given
     * @param of the views that the answer is made from
     */
    public <T> T read(@Nullable String atLeast, List<? extends View<?>> of, Function<Reading, T> question) {
        try {
            Reached reached = atLeast == null ? views.reached(of) : await(of, Asked.position("atLeast", atLeast));
            for (int attempt = 1; ; attempt++) {
                Reading reading = new Reading(views, reached);
                T answer = question.apply(reading);
                // While more is recorded all the time, the claim stays what it is: a lower bound.
                if (reading.furthest() <= reached.position() || attempt == ATTEMPTS) {
                    return answer;
                }
                reached = views.await(of, reading.furthest(), PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a view", e);
        }
    }

    private Reached await(List<? extends View<?>> of, long position) throws InterruptedException {
        Reached reached = views.await(of, position, PATIENCE);
        if (reached.position() < position) {
            throw notYet(position, reached);
        }
        return reached;
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
