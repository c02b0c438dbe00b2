package casebook.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the record, whole.
 *
 * @param position its place in the record, from 1 without a gap
 * @param recordedAt UTC
 * @param describes the day that it describes; absent where it can't be read
 * @param authority whose record it is
 * @param caseId the case that it is about, where it is about one
 * @param entry its number within the history that it belongs to
 * @param event what was recorded, word for word
 * @param unreadable why it can't be read, where it can't
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        long position,
        Instant recordedAt,
        @Nullable LocalDate describes,
        Actor by,
        @Nullable String authority,
        @Nullable String plan,
        @Nullable String caseId,
        String stream,
        long entry,
        String kind,
        int revision,
        JsonNode event,
        String commandId,
        String correlationId,
        @Nullable String causationId,
        @Nullable String unreadable) {}
