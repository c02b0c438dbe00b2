package casebook.query.signin;

import casebook.web.SignInBy;
import casebook.web.TooManyAttemptsException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** By a form that asks for the user name and password of a local account. */
@Component
@SignInBy.LocalAccounts
final class LocalWayIn implements WayIn {
    private final AuthenticationManager passwords;

    LocalWayIn(AuthenticationManager passwords) {
        this.passwords = passwords;
    }

    @Override
    public void in(HttpSecurity http) {
        http.authenticationManager(passwords)
                .formLogin(form -> form.loginPage(PagesSecurity.SIGN_IN).failureHandler(refused()));
    }

    private static AuthenticationFailureHandler refused() {
        return (request, response, e) -> {
            if (e instanceof TooManyAttemptsException tooMany) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(tooMany.remaining().toSeconds() + 1));
                request.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, tooMany);
                request.getRequestDispatcher(SignInPage.TOO_OFTEN).forward(request, response);
            } else {
                response.sendRedirect(request.getContextPath() + PagesSecurity.SIGN_IN + "?refused");
            }
        };
    }

    @Override
    public LogoutSuccessHandler out() {
        SimpleUrlLogoutSuccessHandler out = new SimpleUrlLogoutSuccessHandler();
        out.setDefaultTargetUrl(PagesSecurity.SIGNED_OUT);
        return out;
    }

    @Override
    public Optional<String> formsLeadTo() {
        return Optional.empty();
    }
}
