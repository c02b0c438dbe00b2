package casebook.web.limits;

import casebook.web.TooManyAttemptsException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Hears a limited number of wrong passwords: for one account from one address; from one address for all accounts; and for
 * one account from all addresses but those where its owner has signed in before, so that nobody can lock the owner out by
 * guessing from elsewhere. Whoever has used that up is not heard, with the right password either.
 */
final class PasswordCheck implements AuthenticationProvider {
    private static final int LOCKS = 256;
    private final AuthenticationProvider accounts;
    private final Allowances ofPair;
    private final Allowances ofAddress;
    private final Allowances ofAccount;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(90))
            .build();
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    PasswordCheck(AuthenticationProvider accounts, LimitProperties limits) {
        this.accounts = accounts;
        ofPair = new Allowances(limits.passwords(), limits.passwordsPer());
        ofAddress = new Allowances(limits.passwordsOfAddress(), limits.passwordsOfAddressPer());
        ofAccount = new Allowances(limits.passwordsOfAccount(), limits.passwordsOfAccountPer());
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        String account = attempt.getName().toLowerCase(Locale.ROOT);
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails from && from.getRemoteAddress() != null
                        ? ClientAddress.of(from.getRemoteAddress())
                        : "";
        String pair = address + ' ' + account;
        // One after the other, or a hundred guesses at once would all be heard before the first is found wrong.
        ReentrantLock lock = locks[Math.floorMod(pair.hashCode(), LOCKS)];
        lock.lock();
        try {
            boolean usual = known.getIfPresent(pair) != null;
            requirePatience(pair, address, account, usual);
            return check(attempt, pair, address, account, usual);
        } finally {
            lock.unlock();
        }
    }

    private void requirePatience(String pair, String address, String account, boolean usual) {
        Duration wait = Stream.of(
                        ofPair.remaining(pair),
                        ofAddress.remaining(address),
                        usual ? Duration.ZERO : ofAccount.remaining(account))
                .max(Duration::compareTo)
                .orElseThrow();
        if (wait.isPositive()) {
            throw new TooManyAttemptsException(wait);
        }
    }

    private @Nullable Authentication check(
            Authentication attempt, String pair, String address, String account, boolean usual) {
        try {
            @Nullable Authentication signedIn = accounts.authenticate(attempt);
            ofPair.forget(pair);
            known.put(pair, true);
            return signedIn;
        } catch (BadCredentialsException e) {
            ofPair.take(pair);
            ofAddress.take(address);
            if (!usual) {
                ofAccount.take(account);
            }
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
