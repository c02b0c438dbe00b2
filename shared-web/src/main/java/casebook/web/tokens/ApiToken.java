package casebook.web.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token, which is not the token itself.
 *
 * @param id names it, and is part of it
 * @param name what the administrator calls it, such as the system that uses it
 * @param authority the short code of the one authority for which it acts, as an officer
 * @param issuedBy the subject of the administrator who handed it out
 * @param expiresOn the last day on which it is taken, in Britain; absent where it is taken until it is revoked
 * @param lastUsedOn the last day on which it was used, in Britain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiToken(
        String id,
        String name,
        String authority,
        Instant issuedAt,
        String issuedBy,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate lastUsedOn,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** Whether it is taken on that day. */
    public boolean isGoodOn(LocalDate day) {
        return revokedAt == null && (expiresOn == null || !day.isAfter(expiresOn));
    }

    ApiToken usedOn(LocalDate day) {
        return new ApiToken(id, name, authority, issuedAt, issuedBy, expiresOn, day, revokedAt, revokedBy);
    }

    ApiToken revoked(Instant at, String by) {
        return new ApiToken(id, name, authority, issuedAt, issuedBy, expiresOn, lastUsedOn, at, by);
    }
}
