package casebook.command.papers;

import casebook.command.deciding.Command;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Texts;
import casebook.events.PlanCode;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about board papers. */
public sealed interface PaperCommand extends Command {

    /** The one history of all papers, in which each has its number. */
    String STREAM = "papers";

    @Override
    default String stream() {
        return STREAM;
    }

    @Override
    default Optional<ShortCode> authority() {
        return Optional.empty();
    }

    @Override
    default Refusal unknown() {
        return Refusal.unknown("paper-unknown", "No paper was published yet.");
    }

    /**
     * Publishes the board as a paper.
     *
     * @param position the last entry that it reflects; the record's last one where it is left out
     * @param on the day for which RAG is derived; today where it is left out
     * @param plan the plan whose cases are counted; all where it is left out
     */
    record PublishPaper(
            String title,
            @Nullable Long position,
            @Nullable LocalDate on,
            @Nullable PlanCode plan) implements PaperCommand {
        public PublishPaper {
            title = Texts.line("title", title);
        }
    }
}
