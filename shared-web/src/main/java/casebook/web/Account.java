package casebook.web;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.userdetails.User;

/** A local account: a caller and the hash of the password. */
final class Account extends User implements SignedIn {
    private final transient Caller caller;

    Account(String username, String passwordHash, String name, Set<Role> roles, Set<String> authorities) {
        this(new Caller(username.toLowerCase(Locale.ROOT), name, roles, authorities), passwordHash);
    }

    private Account(Caller caller, String passwordHash) {
        super(caller.subject(), passwordHash, caller.granted());
        this.caller = caller;
    }

    /** A copy with its own password hash, which Spring Security erases after use. */
    Account copy() {
        return new Account(caller, Objects.requireNonNull(getPassword()));
    }

    @Override
    public Caller caller() {
        return caller;
    }
}
