package casebook.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Finds out whose token came with a request. */
final class BearerTokens implements AuthenticationProvider {
    private final List<TokenReader> readers;

    BearerTokens(List<TokenReader> readers) {
        this.readers = readers;
    }

    /** Who sent a token. */
    private record Bearer(Caller caller) implements SignedIn, Principal {
        @Override
        public String getName() {
            return caller.subject();
        }
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        Caller caller = readers.stream()
                .map(reader -> reader.read(token))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new BadCredentialsException("A token of no kind that is known here"));
        return new PreAuthenticatedAuthenticationToken(new Bearer(caller), "", caller.granted());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
