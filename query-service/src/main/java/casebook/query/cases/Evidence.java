package casebook.query.cases;

import java.time.LocalDate;

/** A document or page that supports the case, and the number of the entry that attached it. */
record Evidence(long entry, String title, String link, LocalDate attachedOn) {}
