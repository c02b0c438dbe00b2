package casebook.query.cases;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The role that answers for the case from an entry and its day on; absent where the plan names none. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Responsibility(long entry, @Nullable String role, LocalDate on) implements Described {}
