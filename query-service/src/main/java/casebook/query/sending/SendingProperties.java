package casebook.query.sending;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the pages send commands.
 *
 * @param commandService the address of the command service; absent where it runs in this process
 * @param patience how long an answer is waited for
 */
@ConfigurationProperties("casebook.pages")
record SendingProperties(
        @Nullable URI commandService, @DefaultValue("10s") Duration patience) {}
