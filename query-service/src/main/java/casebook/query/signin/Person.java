package casebook.query.signin;

import casebook.web.Caller;
import casebook.web.SignedIn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Somebody whom the provider vouches for, with the access token that says what they may do. */
final class Person extends DefaultOidcUser implements SignedIn {
    private final transient Caller caller;
    private final transient String accessToken;

    Person(Caller caller, OidcIdToken idToken, String accessToken) {
        super(caller.granted(), idToken);
        this.caller = caller;
        this.accessToken = accessToken;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    String accessToken() {
        return accessToken;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Person person && super.equals(other) && caller.equals(person.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), caller);
    }
}
