package casebook.web;

import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;

/** Knows one kind of bearer token. All beans of this type are asked in turn. */
public interface TokenReader {
    /**
     * Who sends this token; empty where it is not of this kind.
     *
     * @throws BadCredentialsException where it is of this kind and not valid
     */
    Optional<Caller> read(String token);
}
