package casebook.query.cases;

import casebook.events.ProgressStatus;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What an entry reports: where the case stood on {@code asAt}, and when to come back to it. Without its narrative. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Report(
        long entry,
        LocalDate asAt,
        ProgressStatus status,
        @Nullable LocalDate returnOn) {
    /** A report about a later day goes above one about an earlier day, however late either was recorded. */
    static final Comparator<Report> BY_DAY = Comparator.comparing(Report::asAt).thenComparingLong(Report::entry);
}
