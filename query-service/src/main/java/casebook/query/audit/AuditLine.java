package casebook.query.audit;

import casebook.log.Entry;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the record in a list of a page.
 *
 * @param kind in words
 * @param caseId the case that it is about, where it is about one
 * @param gist what it says, shortened; absent where it can't be read
 */
record AuditLine(
        long position,
        Instant recordedAt,
        String kind,
        Actor by,
        @Nullable String authority,
        @Nullable String plan,
        @Nullable String caseId,
        @Nullable LocalDate describes,
        @Nullable String gist) {

    static AuditLine of(Entry entry, AuditEntry shown, @Nullable String gist) {
        return new AuditLine(
                entry.position(),
                entry.recordedAt(),
                Gist.sentence(entry.type()),
                shown.by(),
                shown.authority(),
                shown.plan(),
                shown.caseId(),
                shown.describes(),
                gist);
    }
}
