package casebook.command.cases;

import casebook.events.CaseEvent;
import casebook.events.CaseId;
import java.util.List;

/** What is recorded of a case, in order. A case file keeps no texts: few commands ask what an entry says. */
@FunctionalInterface
public interface Histories {
    List<CaseEvent> of(CaseId id);
}
