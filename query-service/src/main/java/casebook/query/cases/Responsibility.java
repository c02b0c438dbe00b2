package casebook.query.cases;

import org.jspecify.annotations.Nullable;

/** The role that answers for the case from an entry on; absent where the plan names none. */
public record Responsibility(long entry, @Nullable String role) {}
