package casebook.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody has guessed passwords too often and is to wait, whether the next one would be right or not. */
public final class TooManyAttemptsException extends AuthenticationException {
    private final Duration wait;

    /** @param wait after which one more attempt is heard */
    public TooManyAttemptsException(Duration wait) {
        super("Too many wrong passwords");
        this.wait = wait;
    }

    public Duration remaining() {
        return wait;
    }
}
