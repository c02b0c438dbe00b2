package casebook.web.accesslog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the access log remembers.
 *
 * @param keepDays after so many days an access is forgotten; the default is a year and a month, so that a yearly audit
 *     finds its whole year
 */
@ConfigurationProperties("casebook.access-log")
record AccessLogProperties(@DefaultValue("396") int keepDays) {
    AccessLogProperties {
        if (keepDays < 1) {
            throw new IllegalArgumentException("casebook.access-log.keep-days is a number of days from 1 on");
        }
    }
}
