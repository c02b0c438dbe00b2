package casebook.query.steps;

import casebook.query.audit.AuditEntry;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a walk through a case or through the whole record.
 *
 * @param step its number in this walk, from 1: the entry's number in the case, or its position in the record
 * @param steps how many there are
 * @param before where what it is about stood until then; absent where it was not there yet
 * @param after where it stood from then on; absent where the entry is about no view, or could not be folded
 * @param changes what differs between the two
 * @param ways where the walk leads from here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        Reflects reflects,
        long step,
        long steps,
        AuditEntry entry,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        List<Change> changes,
        @JsonIgnore Ways ways)
        implements Answer {

    /** The steps that the caller may see: the first and the last of all, and those beside this one, where there are any. */
    public record Ways(
            long first, @Nullable Long previous, @Nullable Long next, long last) {}

    /** A fact that was one thing before the entry and another after it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String what, @Nullable String from, @Nullable String to) {}
}
