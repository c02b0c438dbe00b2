package casebook.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the partnership's board was shown. */
public sealed interface PaperEvent extends Event {

    /**
     * A board paper was published: the board as the record had it up to a position, derived for a day. Its numbers are not
     * in here; whoever opens it computes them from the record again.
     *
     * @param number its number among all papers, from 1
     * @param position the last entry that the paper reflects
     * @param on the day for which RAG and what else depends on a day is derived
     * @param plan the plan whose cases are counted; absent where all are
     */
    @EventType("board-paper-published")
    record BoardPaperPublished(
            long number,
            String title,
            long position,
            LocalDate on,
            @Nullable PlanCode plan,
            LocalDate publishedOn) implements PaperEvent {
        @Override
        public LocalDate describes() {
            return publishedOn;
        }
    }
}
