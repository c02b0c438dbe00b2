package casebook.query.cases;

import casebook.events.ProgressStatus;
import casebook.query.forms.Field;
import casebook.query.forms.Form;
import casebook.query.pages.Option;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;
import java.util.Arrays;
import java.util.List;

/**
 * Something that can be done with a case.
 *
 * @param path the end of the address of the form, and of the command too
 * @param when in which states of the case it can be done
 */
record CaseForm(String path, List<State> when, Form form) {
    private static final List<State> OPEN = List.of(State.OPEN);
    private static final List<State> CLOSED = List.of(State.COMPLETED, State.WITHDRAWN);
    private static final String TODAY = "For example, 31 March 2018 or 31/3/2018. Leave it empty for today";

    /** How a deadline can be written, and a role named. */
    static final String DEADLINES =
            "As people write it: May 2018, 31/3/2018, Quarterly: Jan/Apr/Jul/Oct 2018 or Ongoing";

    static final String ROLES = "For example, Head of Neighbourhood Services";

    /** The forms of a case in the order in which they are offered; corrections are reached from the entry. */
    static final List<CaseForm> ALL = List.of(
            new CaseForm(
                    "progress",
                    OPEN,
                    Form.of(
                            "Record progress",
                            "Say where the action stands and what has happened since the last report.",
                            "Progress recorded",
                            List.of(
                                    Field.radios("status", "Status", "Select where the action stands", statuses()),
                                    Field.prose("narrative", "What has happened", null, "Enter what has happened"),
                                    day("asAt", "Position as at", "The day that this describes. " + TODAY),
                                    day(
                                            "returnOn",
                                            "Come back to it on (optional)",
                                            "For example, 30 September 2018")))),
            new CaseForm(
                    "deadline",
                    OPEN,
                    Form.of(
                                    "Revise the deadline",
                                    "The first deadline stays on record, and everyone sees how far it has moved.",
                                    "Deadline revised",
                                    List.of(
                                            Field.day("to", "New deadline", DEADLINES, "Enter the new deadline"),
                                            Field.prose("reason", "Reason", null, "Enter the reason"),
                                            day("revisedOn", "Decided on", TODAY)))
                            .concerning("deadline-unchanged", "to")),
            new CaseForm(
                    "completion",
                    OPEN,
                    Form.of(
                            "Complete the case",
                            "A completed case takes no more progress. It can be reopened.",
                            "Case completed",
                            List.of(
                                    Field.prose(
                                            "outcome",
                                            "Outcome",
                                            "What was achieved, against the measure of success",
                                            "Enter the outcome"),
                                    day("completedOn", "Completed on", TODAY)))),
            new CaseForm(
                    "reopening",
                    CLOSED,
                    Form.of(
                            "Reopen the case",
                            "It goes on from where it stood.",
                            "Case reopened",
                            List.of(
                                    Field.prose("reason", "Reason", null, "Enter the reason"),
                                    day("reopenedOn", "Reopened on", TODAY)))),
            new CaseForm(
                    "responsibility",
                    OPEN,
                    Form.of(
                                    "Reassign it",
                                    "Name the role that answers for the action from now on, not a person.",
                                    "Responsibility reassigned",
                                    List.of(
                                            Field.line(
                                                    "to",
                                                    "New responsible role",
                                                    ROLES,
                                                    "Enter the role that answers for it from now on"),
                                            Field.prose("reason", "Reason (optional)", null, null),
                                            day("reassignedOn", "Reassigned on", TODAY)))
                            .concerning("responsibility-unchanged", "to")),
            new CaseForm(
                    "evidence",
                    List.of(State.values()),
                    Form.of(
                            "Attach evidence",
                            "Point to a page or document on the web that shows what was done.",
                            "Evidence attached",
                            List.of(
                                    Field.line("title", "Title", null, "Enter what the page or document is called"),
                                    Field.line(
                                            "link",
                                            "Link",
                                            "It begins with https:// or http://",
                                            "Enter the address of the page or document")))),
            new CaseForm(
                    "withdrawal",
                    OPEN,
                    Form.of(
                            "Withdraw the case",
                            "For an action that does not apply, or no longer does. It can be reopened.",
                            "Case withdrawn",
                            List.of(
                                    Field.prose("reason", "Reason", null, "Enter the reason"),
                                    day("withdrawnOn", "Withdrawn on", TODAY)))));

    private static Field day(String name, String label, String hint) {
        return Field.day(name, label, hint, null);
    }

    /** What the button on the case says, and the form's heading. */
    public String title() {
        return form.title();
    }

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

    static List<Option> statuses() {
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
