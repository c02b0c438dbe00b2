package casebook.web.limits;

import casebook.web.ProblemAnswers;
import casebook.web.SignInBy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The limits, where they apply: on the passwords of local accounts, for both HTTP Basic and the form, and on commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    @Bean
    @SignInBy.LocalAccounts
    AuthenticationManager passwords(
            UserDetailsService accounts,
            PasswordEncoder encoder,
            LimitProperties limits,
            AuthenticationEventPublisher events) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(encoder);
        ProviderManager manager = new ProviderManager(new PasswordCheck(provider, limits));
        manager.setAuthenticationEventPublisher(events);
        return manager;
    }

    @Bean
    CommandLimit commandLimit(LimitProperties limits, ProblemAnswers problems) {
        return new CommandLimit(limits, problems);
    }

    /** It belongs to the interface's filter chain, after the caller is known, and nowhere else. */
    @Bean
    FilterRegistrationBean<CommandLimit> commandLimitRegistration(CommandLimit limit) {
        FilterRegistrationBean<CommandLimit> registration = new FilterRegistrationBean<>(limit);
        registration.setEnabled(false);
        return registration;
    }
}
