package casebook.command.importing;

import casebook.events.ProgressStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file says beside it, for rows that don't say it themselves.
 *
 * @param asAt the day that reports of progress describe; today where it isn't said
 * @param openedOn the day on which cases open; the plan's day of adoption where it isn't said
 * @param status the status of progress that names none; such a row is refused where it isn't said
 */
public record ImportOptions(
        boolean dryRun,
        @Nullable LocalDate asAt,
        @Nullable LocalDate openedOn,
        @Nullable ProgressStatus status) {}
