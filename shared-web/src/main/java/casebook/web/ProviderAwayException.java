package casebook.web;

import org.springframework.security.core.AuthenticationException;

/** Nobody can be recognised now, because the OpenID Connect provider does not answer as it should. */
public final class ProviderAwayException extends AuthenticationException {
    public ProviderAwayException(String message) {
        super(message);
    }

    public ProviderAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
