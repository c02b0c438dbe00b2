package casebook.web.oidc;

import casebook.web.CasebookProperties;
import casebook.web.SignInBy;
import casebook.web.StartRefused;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** Takes the tokens of an OpenID Connect provider, where {@code casebook.oidc.issuer} names one. */
@Configuration(proxyBeanMethods = false)
@SignInBy.Provider
@EnableConfigurationProperties(OidcProperties.class)
class OidcConfiguration {

    @Bean
    Provider provider(OidcProperties properties, CasebookProperties casebook, JsonMapper json) {
        if (casebook.demoAccounts()) {
            throw new StartRefused(
                    "Both an OpenID Connect provider and the demo accounts are configured.",
                    "Leave out casebook.demo-accounts, or casebook.oidc.issuer.");
        }
        if (!StringUtils.hasText(properties.audience())) {
            throw new StartRefused(
                    "casebook.oidc.issuer is set, but not for whom its tokens must be.",
                    "Set casebook.oidc.audience to what the provider writes into the claim aud of tokens for Casebook.");
        }
        if (!isConfidential(properties.requiredIssuer())) {
            throw new StartRefused(
                    "The OpenID Connect issuer %s is neither an https address nor on this machine."
                            .formatted(properties.requiredIssuer()),
                    "Set casebook.oidc.issuer to the provider's https address.");
        }
        return new Provider(properties, json);
    }

    @Bean
    OidcTokens oidcTokens(OidcProperties properties, Provider provider) {
        return new OidcTokens(properties, provider);
    }

    private static boolean isConfidential(String issuer) {
        try {
            URI address = URI.create(issuer);
            return "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme())
                            && address.getHost() != null
                            && InetAddress.getByName(address.getHost()).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }
}
