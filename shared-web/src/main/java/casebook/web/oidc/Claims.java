package casebook.web.oidc;

import casebook.web.Caller;
import casebook.web.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.util.StringUtils;

/**
 * Reads from a token's claims who somebody is. What is not where it is expected counts for nothing; what is there in
 * another form than expected makes the whole token invalid, since somebody may have tampered with its making.
 */
final class Claims {
    private static final Pattern SHORT_CODE = Pattern.compile("[A-Z]{2,10}");

    private final OidcProperties properties;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, String> authorities = new HashMap<>();

    Claims(OidcProperties properties) {
        this.properties = properties;
        for (Role role : Role.values()) {
            properties
                    .roles()
                    .getOrDefault(role, Set.of(properties.rolePrefix() + role.word()))
                    .forEach(value -> roles.put(value, role));
        }
        properties
                .authorities()
                .forEach((code, values) ->
                        values.forEach(value -> authorities.put(value, code.toUpperCase(Locale.ROOT))));
    }

    /** @throws BadCredentialsException where a claim has another form than it must have */
    Caller caller(Map<String, Object> claims) {
        String subject = text(claims, "sub")
                .filter(StringUtils::hasText)
                .orElseThrow(() -> new BadCredentialsException("A token without a subject"));
        Set<Role> held = texts(claims, properties.claims().roles())
                .map(roles::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> actsFor = texts(claims, properties.claims().authorities())
                .map(this::authority)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (isOfClient(claims, subject) && actsForSome(held) && actsFor.size() != 1) {
            throw new BadCredentialsException("A system's own token that is not bound to one authority");
        }
        return new Caller(subject, name(claims, subject), held, actsFor);
    }

    private static boolean actsForSome(Set<Role> held) {
        return held.contains(Role.OFFICER) || held.contains(Role.APPROVER);
    }

    private Optional<String> authority(String value) {
        String mapped = authorities.get(value);
        if (mapped != null) {
            return Optional.of(mapped);
        }
        String prefix = properties.authorityPrefix();
        return Optional.of(value)
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .filter(code -> SHORT_CODE.matcher(code).matches());
    }

    private String name(Map<String, Object> claims, String subject) {
        return Stream.of(properties.claims().name(), "preferred_username", "client_id", "azp")
                .map(claim -> text(claims, claim))
                .flatMap(Optional::stream)
                .filter(StringUtils::hasText)
                .findFirst()
                .orElse(subject);
    }

    /**
     * Whether a system got the token for itself (client credentials): it names no person, as with most providers; its
     * subject is the client; it says so (Entra ID); or it is the client's service account (Keycloak).
     */
    private boolean isOfClient(Map<String, Object> claims, String subject) {
        Optional<String> username = text(claims, "preferred_username");
        Set<String> clients = Stream.of("client_id", "azp", "appid")
                .map(claim -> text(claims, claim))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return (username.isEmpty() && text(claims, properties.claims().name()).isEmpty())
                || clients.contains(subject)
                || text(claims, "idtyp").equals(Optional.of("app"))
                || username.filter(name ->
                                clients.stream().map("service-account-"::concat).anyMatch(name::equals))
                        .isPresent();
    }

    private static Optional<String> text(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new BadCredentialsException("A token whose claim %s is no text".formatted(claim));
    }

    private static Stream<String> texts(Map<String, Object> claims, String path) {
        return switch (at(claims, path)) {
            case null -> Stream.empty();
            case List<?> values ->
                values.stream().map(value -> {
                    if (value instanceof String text) {
                        return text;
                    }
                    throw new BadCredentialsException("A token whose claim %s has more than texts".formatted(path));
                });
            default -> throw new BadCredentialsException("A token whose claim %s is no list".formatted(path));
        };
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        Object found = claims;
        for (String step : path.contains("/") ? List.of(path) : Arrays.asList(path.split("\\.", -1))) {
            if (found == null) {
                return null;
            }
            if (!(found instanceof Map<?, ?> object)) {
                throw new BadCredentialsException("A token in which nothing can be found at %s".formatted(path));
            }
            found = object.get(step);
        }
        return found;
    }
}
