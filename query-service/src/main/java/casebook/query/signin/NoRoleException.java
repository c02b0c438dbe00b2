package casebook.query.signin;

import org.springframework.security.core.AuthenticationException;

/** The provider knows somebody who has no role here. */
final class NoRoleException extends AuthenticationException {
    NoRoleException(String subject) {
        super("%s has no role in Casebook".formatted(subject));
    }
}
