package casebook.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is acting.
 *
 * @param subject the account's identifier, which stays the same for ever
 * @param name the display name of today
 * @param authorities the short codes of the authorities for which an officer or approver acts
 */
public record Caller(String subject, String name, Set<Role> roles, Set<String> authorities) {
    public Caller {
        roles = Set.copyOf(roles);
        authorities = Set.copyOf(authorities);
    }

    /** @throws IllegalStateException where nobody is signed in, which the filter chain prevents */
    public static Caller current() {
        return signedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /** Who is acting, if anybody is signed in: some pages are open to all. */
    public static Optional<Caller> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.caller())
                : Optional.empty();
    }

    /** The roles in Spring Security's words, such as "ROLE_OFFICER". */
    public List<GrantedAuthority> granted() {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the rules give this right at all. */
    public boolean may(Right right) {
        return Rules.allow(this, right);
    }

    /** Whether the rules give this right over that matter. */
    public boolean may(Right right, Matter matter) {
        return Rules.role(this, right, matter).isPresent();
    }

    /** Whether the rules give this right over all matters. */
    public boolean mayEverywhere(Right right) {
        return Rules.allowEverywhere(this, right);
    }

    public boolean actsFor(String authority) {
        return authorities.contains(authority);
    }
}
