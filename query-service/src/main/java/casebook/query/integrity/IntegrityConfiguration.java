package casebook.query.integrity;

import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.SelfCheck;
import casebook.checkpoints.SigningKey;
import casebook.log.EventLog;
import casebook.query.projecting.ViewKeeper;
import casebook.web.StartRefused;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(IntegrityProperties.class)
class IntegrityConfiguration {

    @Bean
    Checkpoints checkpoints(EventLog log, CheckpointStore store, Clock clock, IntegrityProperties properties) {
        return new Checkpoints(log, store, clock, properties.origin(), given(properties));
    }

    private static @Nullable SigningKey given(IntegrityProperties properties) {
        String key = properties.signingKey();
        try {
            return key == null || key.isBlank() ? null : SigningKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "casebook.integrity.signing-key is not a signing key.",
                    "It looks like PRIVATE+KEY+<name>+<id>+<seed>; leave it out to have a key made.");
        }
    }

    @Bean
    LogReaders logReaders(ViewKeeper keeper) {
        return keeper::alteration;
    }

    @Bean
    SelfCheck selfCheck(EventLog log, Checkpoints checkpoints, Clock clock) {
        return new SelfCheck(log, checkpoints, clock);
    }
}
