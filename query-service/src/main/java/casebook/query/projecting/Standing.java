package casebook.query.projecting;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everybody knows of a generation of the views.
 *
 * @param number from 1; a later generation has a higher one
 * @param versions of each view's fold and document, by its name
 * @param reflects what all of its documents reflect
 * @param progress the position up to which entries were folded, of which the last may not be kept yet
 * @param begunAt when it began to be built
 * @param servesSince when it had caught up, and readers were given it; absent while it is built
 * @param usedAt when somebody last said that they use it, give or take a part of the time that it is kept unused
 */
record Standing(
        long number,
        Map<String, Integer> versions,
        Reached reflects,
        long progress,
        Instant begunAt,
        @Nullable Instant servesSince,
        Instant usedAt) {

    boolean serves() {
        return servesSince != null;
    }

    /** Whether it has served for as long as that. */
    boolean servesSinceBefore(Instant time) {
        return servesSince != null && servesSince.isBefore(time);
    }

    /** The version of this view; 0 where the generation has no such view. */
    int version(String view) {
        return versions.getOrDefault(view, 0);
    }

    /** How much of a log of this length was folded, rounded down. */
    int percent(long head) {
        return head <= progress ? 100 : (int) (100 * progress / head);
    }
}
