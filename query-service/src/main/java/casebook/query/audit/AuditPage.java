package casebook.query.audit;

import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import java.util.List;

/** A page of the record; the Link header leads to the pages before and after it. */
record AuditPage(Reflects reflects, List<AuditEntry> entries) implements Answer {}
