package casebook.command.importing;

import casebook.command.cases.CaseCommand;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.events.CaseId;
import java.util.List;

/**
 * What a row of the file says about one case: how it opens, and what happened to it since.
 *
 * @param row the row's number
 * @param since in the order in which it is to be recorded
 * @param openedOnGiven whether the day of opening was said, and not taken from the plan
 * @param asAtGiven whether the day of the report was said, and is not just today
 */
record PlannedCase(int row, OpenCase opening, List<CaseCommand> since, boolean openedOnGiven, boolean asAtGiven) {
    PlannedCase {
        since = List.copyOf(since);
    }

    CaseId caseId() {
        return opening.caseId();
    }
}
