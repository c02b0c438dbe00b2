package casebook.events;

/** A part of an entry that a correction can put right, by the name that it has in the entry's JSON. */
public enum CorrectableField {
    COMMITMENT,
    ACTION,
    OUTCOME,
    RESPONSIBLE_ROLE,
    DEADLINE,
    STATUS,
    NARRATIVE,
    AS_AT,
    RETURN_ON,
    REASON,
    COMPLETED_ON,
    TITLE,
    LINK
}
