package casebook.query.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the record.
 *
 * @param subject who sent it, and alone may see it
 * @param done how many rows of how many are recorded; 0 of 0 while that is not known
 * @param heardOf when it last went on, UTC
 * @param report what the command service answered last: what it did, or would do
 * @param refusal why it was refused, in a sentence, if it was
 */
record Upload(
        String id,
        String plan,
        String subject,
        String fileName,
        ImportQuestion question,
        State state,
        int done,
        int of,
        Instant heardOf,
        @Nullable ImportReport report,
        @Nullable String refusal) {

    /** How far it has come. */
    enum State {
        /** It is found out what it would do. */
        CHECKING,
        /** What it would do is known, and it waits for somebody to say so. */
        CHECKED,
        /** It is being recorded. */
        RECORDING,
        /** All of it is in the record. */
        RECORDED,
        /** It was refused or broke off. */
        FAILED
    }

    public boolean isRunning() {
        return state == State.CHECKING || state == State.RECORDING;
    }
}
