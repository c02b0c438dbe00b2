package casebook.query.integrity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the record is made tamper-evident.
 *
 * @param origin names the log in its checkpoints; best an address of the partnership's own, such as
 *     {@code equality.example.gov.uk/casebook}
 * @param signingKey the key that signs, where it is not to be made and kept beside the record
 * @param checkpointEvery a checkpoint is issued when that many entries have been recorded since the last one
 * @param watchEvery how often to look whether a checkpoint is due
 * @param checkAt when the whole log is checked: a cron expression, in British time
 */
@ConfigurationProperties("casebook.integrity")
record IntegrityProperties(
        @DefaultValue("casebook/partnership") String origin,
        @Nullable String signingKey,
        @DefaultValue("1000") int checkpointEvery,
        @DefaultValue("10s") Duration watchEvery,
        @DefaultValue("0 30 3 * * *") String checkAt) {}
