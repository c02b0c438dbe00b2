package casebook.events;

/** Where an action stands, in the words of a progress report. */
public enum ProgressStatus {
    NOT_STARTED,
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    COMPLETED,
    NOT_APPLICABLE
}
