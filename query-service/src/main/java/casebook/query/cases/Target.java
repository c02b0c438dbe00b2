package casebook.query.cases;

import casebook.events.Deadline;

/** A deadline that the case has or had, and the number of the entry that set it. */
public record Target(long entry, Deadline deadline) {}
