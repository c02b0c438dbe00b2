package casebook.query.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The role that answers for the case from an entry and its day on; absent where the plan names none. */
public record Responsibility(long entry, @Nullable String role, LocalDate on) {}
