package casebook.query.signin;

import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** How people sign in to the pages, and out. */
interface WayIn {
    void in(HttpSecurity http);

    LogoutSuccessHandler out();

    /** Where the browser may be sent, beside to us, by a form of ours. */
    Optional<String> formsLeadTo();
}
