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
        @DefaultValue("1000000") int runLength,
        @DefaultValue("1s") Duration claimInterval,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("10m") Duration keepUnused) {
    /** An instance says at least every second that it uses its views. */
    private static final Duration LEAST_UNUSED = Duration.ofSeconds(3);

    public static final ProjectingProperties DEFAULT =
            new ProjectingProperties(1_000_000, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(10));

    public ProjectingProperties {
        if (runLength < 1) {
            throw new IllegalArgumentException("casebook.views.run-length is at least 1");
        }
        if (keepUnused.compareTo(LEAST_UNUSED) < 0) {
            throw new IllegalArgumentException("casebook.views.keep-unused is at least 3s");
        }
    }
}
