package casebook.query.projecting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views follow the log.
 *
 * @param runLength how many entries are folded at most before what has come of them is written
 * @param claimInterval how often an instance looks whether the views have lost the instance that folded them
 * @param claimTimeout after which silence an instance that folded the views is held to be gone
 * @param keepUnused how long views are kept that were rebuilt and that nobody uses any more
 */
@ConfigurationProperties("casebook.views")
public record ProjectingProperties(
        @DefaultValue("500000") int runLength,
        @DefaultValue("1s") Duration claimInterval,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("10m") Duration keepUnused) {
    public static final ProjectingProperties DEFAULT =
            new ProjectingProperties(500_000, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(10));
}
