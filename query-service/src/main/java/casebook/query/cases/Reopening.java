package casebook.query.cases;

import java.time.LocalDate;

/** When and by which entry a closed case was taken up again. */
public record Reopening(long entry, LocalDate on) {}
