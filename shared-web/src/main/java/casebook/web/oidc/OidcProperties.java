package casebook.web.oidc;

import casebook.web.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The OpenID Connect provider that vouches for people; docs/signing-in.md has examples.
 *
 * @param issuer what tokens say who issued them; local accounts exist only where it is not set
 * @param discovery where the provider's description is, if not at {@code <issuer>/.well-known/openid-configuration}
 * @param audience what tokens say whom they are for
 * @param clientId what the pages are called at the provider
 * @param clientSecret what they prove that by; a public client has none
 * @param scopes what the pages ask for
 * @param clockSkew by how much the provider's clock may differ from ours
 * @param claims where a token says who somebody is
 * @param roles the values that stand for a role, where that is not the role's word
 * @param rolePrefix what stands before a role's word
 * @param authorities the values that stand for an authority, where that is not its short code
 * @param authorityPrefix what stands before an authority's short code
 */
@ConfigurationProperties("casebook.oidc")
public record OidcProperties(
        @Nullable String issuer,
        @Nullable String discovery,
        @Nullable String audience,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue Claims claims,
        @DefaultValue Map<Role, Set<String>> roles,
        @DefaultValue("") String rolePrefix,
        @DefaultValue Map<String, Set<String>> authorities,
        @DefaultValue("") String authorityPrefix) {

    /**
     * The claims' names. Dots lead into objects ({@code realm_access.roles}); a name with a slash, such as an address, is
     * taken as it is.
     */
    public record Claims(
            @DefaultValue("name") String name,
            @DefaultValue("roles") String roles,
            @DefaultValue("authorities") String authorities) {}

    String discoveryAddress() {
        return StringUtils.hasText(discovery)
                ? discovery
                : StringUtils.trimTrailingCharacter(required("issuer", issuer), '/')
                        + "/.well-known/openid-configuration";
    }

    String requiredIssuer() {
        return required("issuer", issuer);
    }

    String requiredAudience() {
        return required("audience", audience);
    }

    private static String required(String name, @Nullable String value) {
        if (!StringUtils.hasText(value)) {
            throw new IllegalStateException("casebook.oidc.%s is not set".formatted(name));
        }
        return value;
    }
}
