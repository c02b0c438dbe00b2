package casebook.query.audit;

import casebook.query.projecting.Reached;
import casebook.query.reading.Answer;
import java.util.List;

/** A page of the record; the Link header leads to the pages before and after it. */
record AuditPage(Reached reflects, List<AuditEntry> entries) implements Answer {}
