package casebook.query.cases;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;

/** When and by which entry a closed case was taken up again. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Reopening(long entry, LocalDate on) implements Described {}
