package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.projecting.View;
import java.util.List;
import org.springframework.stereotype.Component;

/** The views as they were at any position of the log. */
@Component
final class Past {
    private static final int RUN = 5_000;

    private final EventLog log;
    private final EventCodec codec;
    private final List<View<?>> views;

    Past(EventLog log, EventCodec codec, List<View<?>> views) {
        this.log = log;
        this.codec = codec;
        this.views = views;
    }

    /** Folds everything up to this position. */
    Foldings upTo(long position) {
        Foldings foldings = new Foldings(views, codec);
        long reached = 0;
        while (reached < position) {
            List<Entry> run = log.readAfter(reached, (int) Math.min(RUN, position - reached));
            run.forEach(foldings::fold);
            reached = run.getLast().position();
        }
        return foldings;
    }
}
