package casebook.query.pages;

import casebook.web.Caller;
import casebook.web.Right;
import java.util.List;

/**
 * A part of the pages, as the navigation has it.
 *
 * @param about what one finds there, in a sentence
 * @param right what one must be allowed to be shown the way
 */
record Section(String title, String path, String about, Right right) {
    /** In the order of the navigation. */
    static final List<Section> ALL = List.of(
            new Section("Home", "/", "What needs you.", Right.SIGN_IN),
            new Section(
                    "Cases",
                    "/cases",
                    "Each action at each council: where it stands and how it got there.",
                    Right.READ),
            new Section(
                    "Councils",
                    "/authorities",
                    "What each council’s cases add up to, and what has slipped.",
                    Right.READ),
            new Section(
                    "Board", "/board", "All councils side by side, by performance area, with the trend.", Right.READ),
            new Section(
                    "Plans",
                    "/plans",
                    "The schemes and action plans, who approved them, and how far they have come.",
                    Right.READ),
            new Section(
                    "Audit",
                    "/audit",
                    "Every entry of the record in its order: who, when, and what it said.",
                    Right.READ_AUDIT),
            new Section(
                    "Administration",
                    "/administration",
                    "Who looked at what, how the views stand, and for administrators the register of councils, plans and tokens.",
                    Right.READ_PARKED),
            new Section("Help", "/help", "How things are done here, and what the colours mean.", Right.NONE));

    boolean isFor(Caller caller) {
        return caller.may(right);
    }

    /** Whether the page at that address belongs here. */
    boolean holds(String address) {
        return address.equals(path) || (!path.equals("/") && address.startsWith(path + "/"));
    }
}
