package casebook.query.cases;

import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.query.audit.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of a case's history.
 *
 * @param entry its number within the case, from 1
 * @param position its place in the whole record
 * @param describes the day that it describes, which is not the day on which it was recorded
 * @param said what it said when it was recorded; that never changes
 * @param says what it is to be read as, where it was corrected
 * @param changes what it changed in where the case stands
 * @param unreadable why it can't be read, where it can't
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HistoryEntry(
        long entry,
        long position,
        Instant recordedAt,
        Actor by,
        String kind,
        @Nullable LocalDate describes,
        JsonNode said,
        @Nullable JsonNode says,
        List<Correction> corrections,
        List<Change> changes,
        @Nullable String unreadable) {

    /** What entry {@code entry} put right in this one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Correction(
            long entry,
            CorrectableField field,
            @Nullable String said,
            String says,
            @Nullable Deadline deadline,
            String reason,
            Actor by,
            Instant recordedAt) {}

    /** Something about the case that was one thing before the entry and another after it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String what, @Nullable String from, @Nullable String to) {}
}
