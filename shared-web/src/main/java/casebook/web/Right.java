package casebook.web;

import org.jspecify.annotations.Nullable;

/** What somebody may see or do. {@link Rules} says who may; each endpoint names what it needs by {@link Requires}. */
public enum Right {
    /** What is open to everybody, also to those who have not signed in: the sign-in page, its stylesheet. */
    NONE,
    /** What everybody may see who is signed in: where to look, and what a problem means. */
    SIGN_IN,
    /** Cases, what they add up to for each authority, the board, plans, and checkpoints. */
    READ,
    /** Entries of the audit, exports of them, and proofs about them. */
    READ_AUDIT,
    /** The access log. */
    READ_ACCESS_LOG,
    /** How the views stand, and what stands still in them. */
    READ_PARKED,
    /** The tokens of councils' own systems: see them, hand them out, revoke them. */
    HAND_OUT_TOKENS,
    /** The service's meters. */
    READ_METERS,
    /** What tells how the service runs, other than its meters. */
    OPERATE,

    /** Open a case and record what happens to it. */
    POST_ON_CASE(READ),
    /** Say that an entry is to be read otherwise. */
    CORRECT_ENTRY(READ),
    /** Draft, adopt and close plans. */
    GOVERN_PLANS(READ),
    /** Record the cases of a plan, and what is known of them, from a table. */
    IMPORT_PLANS(READ),
    /** Register authorities, their other names and their departure. */
    REGISTER_AUTHORITIES(READ),
    /** Record that a body approved a plan. */
    RECORD_APPROVAL(READ),
    /** Publish what the board is shown as a paper. */
    PUBLISH_PAPERS(READ),
    /** Have a checkpoint issued. */
    ISSUE_CHECKPOINTS(READ),
    /** Have checkpoints signed by another key. */
    CHANGE_KEYS(READ),
    /** Have the views folded anew, or what stands still in them folded once more. */
    RELEASE_PARKED(READ_PARKED);

    private final @Nullable Right seeing;

    Right() {
        this.seeing = null;
    }

    Right(Right seeing) {
        this.seeing = seeing;
    }

    /** The right to see what this one is about; itself where it is one of seeing. */
    public Right seeing() {
        return seeing == null ? this : seeing;
    }
}
