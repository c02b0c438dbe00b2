package casebook.query.papers;

import casebook.events.PlanCode;
import casebook.query.audit.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A board paper. What it shows is computed from the record each time: the same record, the same numbers.
 *
 * @param position the last entry that it reflects
 * @param on the day for which RAG and what else depends on a day is derived
 * @param plan the plan whose cases are counted; absent where all are
 * @param entry the position of the entry by which it was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Paper(
        long number,
        String title,
        long position,
        LocalDate on,
        @Nullable PlanCode plan,
        LocalDate publishedOn,
        Actor by,
        Instant publishedAt,
        long entry) {}
