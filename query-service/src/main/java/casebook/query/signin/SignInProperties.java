package casebook.query.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in to the pages.
 *
 * @param atMost after how long somebody must sign in again, however busy; how long one may be idle is
 *     {@code server.servlet.session.timeout}
 */
@ConfigurationProperties("casebook.sign-in")
record SignInProperties(@DefaultValue("12h") Duration atMost) {}
