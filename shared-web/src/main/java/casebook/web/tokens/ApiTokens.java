package casebook.web.tokens;

import casebook.events.BritishDate;
import casebook.log.LogUnavailableException;
import casebook.web.Caller;
import casebook.web.Role;
import casebook.web.TokenReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;

/** Hands out tokens, knows whose they are, and takes none that was revoked or has expired. */
public final class ApiTokens implements TokenReader {
    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

    private final TokenStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(TokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A token that was handed out just now. Its text is kept nowhere. */
    public record Issued(ApiToken token, String text) {
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /** @param expiresOn the last day on which it is taken, if any */
    public Issued issue(String name, String authority, @Nullable LocalDate expiresOn, Caller by) {
        while (true) {
            Secret secret = Secret.random(random);
            ApiToken token = new ApiToken(
                    secret.id(),
                    name,
                    authority,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    by.subject(),
                    expiresOn,
                    null,
                    null,
                    null);
            if (store.add(new KeptToken(token, secret.hash()))) {
                return new Issued(token, secret.text());
            }
        }
    }

    /** All tokens there ever were, the newest first. */
    public List<ApiToken> all() {
        return store.all().stream()
                .sorted(Comparator.comparing(ApiToken::issuedAt).reversed())
                .toList();
    }

    public Optional<ApiToken> find(String id) {
        return store.find(id).map(KeptToken::token);
    }

    /** Revokes a token from now on; one that was revoked before stays as it is. None is returned where there is no such. */
    public Optional<ApiToken> revoke(String id, Caller by) {
        return find(id).map(token -> {
            store.revoke(token.revoked(clock.instant().truncatedTo(ChronoUnit.MILLIS), by.subject()));
            return find(id).orElseThrow();
        });
    }

    @Override
    public Optional<Caller> read(String text) {
        if (!text.startsWith(Secret.PREFIX)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDate.ZONE);
        ApiToken token = Secret.parse(text)
                .flatMap(secret -> kept(secret).filter(kept -> secret.hasHash(kept.hash())))
                .map(KeptToken::token)
                .filter(found -> found.isGoodOn(today))
                .orElseThrow(() -> new BadCredentialsException("No such token, or no longer"));
        if (!today.equals(token.lastUsedOn())) {
            remember(token, today);
        }
        return Optional.of(
                new Caller("token-" + token.id(), token.name(), Set.of(Role.OFFICER), Set.of(token.authority())));
    }

    private Optional<KeptToken> kept(Secret secret) {
        try {
            return store.find(secret.id());
        } catch (LogUnavailableException e) {
            throw new AuthenticationServiceException("The tokens can't be read", e);
        }
    }

    private void remember(ApiToken token, LocalDate day) {
        try {
            store.used(token.id(), day);
        } catch (LogUnavailableException e) {
            LOG.warn("It is not remembered that the token {} was used", token.id(), e);
        }
    }
}
