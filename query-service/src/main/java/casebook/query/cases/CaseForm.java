package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.cases.FormField.Option;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;
import java.util.Arrays;
import java.util.List;

/**
 * Something that can be done with a case, as a form.
 *
 * @param path the end of the address of the form, and of the command too
 * @param title what the form does, on its button in the case and at its head
 * @param lead a sentence about what it is for
 * @param done what is said when it was recorded
 * @param when in which states of the case it can be done
 */
record CaseForm(
        String path, String title, String lead, String button, String done, List<State> when, List<FormField> fields) {
    private static final List<State> OPEN = List.of(State.OPEN);
    private static final List<State> CLOSED = List.of(State.COMPLETED, State.WITHDRAWN);
    private static final String TODAY = "For example, 31 March 2018 or 31/3/2018. Leave it empty for today.";

    /** The forms of a case in the order in which they are offered; corrections are reached from the entry. */
    static final List<CaseForm> ALL = List.of(
            new CaseForm(
                    "progress",
                    "Record progress",
                    "Say where the action stands and what has happened since the last report.",
                    "Record progress",
                    "Progress recorded",
                    OPEN,
                    List.of(
                            FormField.choice("status", "Status", "Select where the action stands", statuses()),
                            FormField.prose("narrative", "What has happened", "Enter what has happened", null),
                            FormField.day("asAt", "Position as at", "The day that this describes. " + TODAY),
                            FormField.day(
                                    "returnOn", "Come back to it on (optional)", "For example, 30 September 2018."))),
            new CaseForm(
                    "deadline",
                    "Revise the deadline",
                    "The first deadline stays on record, and everyone sees how far it has moved.",
                    "Revise the deadline",
                    "Deadline revised",
                    OPEN,
                    List.of(
                            FormField.line(
                                    "to",
                                    "New deadline",
                                    "Enter the new deadline",
                                    "As people write it: May 2018, 31/3/2018, Quarterly: Jan/Apr/Jul/Oct 2018 or Ongoing.",
                                    20),
                            FormField.prose("reason", "Reason", "Enter the reason", null),
                            FormField.day("revisedOn", "Decided on", TODAY))),
            new CaseForm(
                    "completion",
                    "Complete the case",
                    "A completed case takes no more progress. It can be reopened.",
                    "Complete the case",
                    "Case completed",
                    OPEN,
                    List.of(
                            FormField.prose(
                                    "outcome",
                                    "Outcome",
                                    "Enter the outcome",
                                    "What was achieved, against the measure of success."),
                            FormField.day("completedOn", "Completed on", TODAY))),
            new CaseForm(
                    "reopening",
                    "Reopen the case",
                    "It goes on from where it stood.",
                    "Reopen the case",
                    "Case reopened",
                    CLOSED,
                    List.of(
                            FormField.prose("reason", "Reason", "Enter the reason", null),
                            FormField.day("reopenedOn", "Reopened on", TODAY))),
            new CaseForm(
                    "responsibility",
                    "Reassign it",
                    "Name the role that answers for the action from now on, not a person.",
                    "Reassign it",
                    "Responsibility reassigned",
                    OPEN,
                    List.of(
                            FormField.line(
                                    "to",
                                    "New responsible role",
                                    "Enter the role that answers for it from now on",
                                    "For example, Head of Neighbourhood Services.",
                                    30),
                            FormField.prose("reason", "Reason (optional)", null, null),
                            FormField.day("reassignedOn", "Reassigned on", TODAY))),
            new CaseForm(
                    "evidence",
                    "Attach evidence",
                    "Point to a page or document on the web that shows what was done.",
                    "Attach evidence",
                    "Evidence attached",
                    List.of(State.values()),
                    List.of(
                            FormField.line("title", "Title", "Enter what the page or document is called", null, 30),
                            FormField.line(
                                    "link",
                                    "Link",
                                    "Enter the address of the page or document",
                                    "It begins with https:// or http://",
                                    30))),
            new CaseForm(
                    "withdrawal",
                    "Withdraw the case",
                    "For an action that does not apply, or no longer does. It can be reopened.",
                    "Withdraw the case",
                    "Case withdrawn",
                    OPEN,
                    List.of(
                            FormField.prose("reason", "Reason", "Enter the reason", null),
                            FormField.day("withdrawnOn", "Withdrawn on", TODAY))));

    /** Those that whoever is signed in may use on the case as it stands; none where it is shown as of the past. */
    static List<CaseForm> openTo(CaseAnswer answer) {
        CaseAnswer.Standing standing = answer.standing();
        return standing == null || !answer.reflects().isPresent() || !mayPost(answer)
                ? List.of()
                : ALL.stream()
                        .filter(form -> form.when().contains(standing.state()))
                        .toList();
    }

    static boolean mayPost(CaseAnswer answer) {
        return Caller.current()
                .may(Right.POST_ON_CASE, Matter.of(answer.caseId().authority().value()));
    }

    private static List<Option> statuses() {
        return Arrays.stream(ProgressStatus.values())
                .map(status -> new Option(
                        status.word(),
                        switch (status) {
                            case NOT_STARTED -> "Not started";
                            case ON_TRACK -> "On track";
                            case AT_RISK -> "At risk";
                            case OFF_TRACK -> "Off track";
                            case COMPLETED -> "Completed";
                            case NOT_APPLICABLE -> "Not applicable";
                        },
                        switch (status) {
                            case NOT_STARTED, ON_TRACK -> null;
                            case AT_RISK -> "It may miss its deadline or its measure of success.";
                            case OFF_TRACK -> "It will miss them unless something changes.";
                            case COMPLETED -> "This occurrence is done. To close the case, complete it instead.";
                            case NOT_APPLICABLE -> "Not now. To close the case, withdraw it instead.";
                        }))
                .toList();
    }
}
