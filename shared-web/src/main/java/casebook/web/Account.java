package casebook.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A local account: a caller and the hash of the password. */
final class Account extends User {
    private final transient Caller caller;

    Account(String username, String passwordHash, String name, Set<Role> roles, Set<String> authorities) {
        super(
                username,
                passwordHash,
                roles.stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .collect(Collectors.toSet()));
        this.caller = new Caller(username, name, roles, authorities);
    }

    /** A copy with its own password hash, which Spring Security erases after use. */
    Account copy() {
        return new Account(
                getUsername(),
                java.util.Objects.requireNonNull(getPassword()),
                caller.name(),
                caller.roles(),
                caller.authorities());
    }

    Caller caller() {
        return caller;
    }
}
