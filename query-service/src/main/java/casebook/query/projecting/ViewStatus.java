package casebook.query.projecting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one view stands.
 *
 * @param serving what readers are given; absent while the view is built for the first time
 * @param building what readers will be given next, where something is being built
 */
public record ViewStatus(
        String view, @Nullable Serving serving, @Nullable Building building) {

    /**
     * A generation of the view that readers are given.
     *
     * @param version of the fold and its document
     * @param position how much of the log it reflects
     */
    public record Serving(long generation, int version, long position, Instant since) {

        static Serving of(String view, Standing standing, Instant since) {
            return new Serving(
                    standing.number(),
                    standing.version(view),
                    standing.reflects().position(),
                    since);
        }
    }

    /**
     * A generation of the view that is being folded.
     *
     * @param position how far it has come
     * @param percent how much of the log that is
     */
    public record Building(long generation, int version, long position, int percent, Instant since) {

        static Building of(String view, Standing standing, long head) {
            return new Building(
                    standing.number(),
                    standing.version(view),
                    standing.progress(),
                    standing.percent(head),
                    standing.begunAt());
        }
    }
}
