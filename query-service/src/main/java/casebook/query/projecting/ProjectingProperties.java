package casebook.query.projecting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views follow the log.
 *
 * @param runLength how many entries are folded and written in one go, at most
 * @param claimInterval how often an instance looks whether a view has lost the instance that kept it
 * @param claimTimeout after which silence an instance that kept a view is held to be gone
 */
@ConfigurationProperties("casebook.views")
record ProjectingProperties(
        @DefaultValue("5000") int runLength,
        @DefaultValue("1s") Duration claimInterval,
        @DefaultValue("10s") Duration claimTimeout) {}
