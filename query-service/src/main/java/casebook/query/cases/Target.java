package casebook.query.cases;

import casebook.events.Deadline;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;

/** A deadline that the case has or had, the number of the entry that set it, and the day on which it was set. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Target(long entry, Deadline deadline, LocalDate on) implements Described {}
