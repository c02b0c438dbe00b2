package casebook.web.tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where tokens are kept. All methods throw {@link casebook.log.LogUnavailableException} where the store does not answer. */
interface TokenStore {
    /** Keeps a token, durably, unless its id is taken; answers whether it was kept. */
    boolean add(KeptToken token);

    Optional<KeptToken> find(String id);

    List<ApiToken> all();

    /** Marks it as revoked, durably, unless it is. */
    void revoke(ApiToken revoked);

    /** Remembers the day on which it was used last. */
    void used(String id, LocalDate day);
}
