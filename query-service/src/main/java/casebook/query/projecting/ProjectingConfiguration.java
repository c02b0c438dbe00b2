package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views, and what keeps them up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectingProperties.class)
class ProjectingConfiguration {

    @Bean
    Views views(
            List<View<?>> views,
            EventLog log,
            EventCodec codec,
            MongoDatabase database,
            ProjectingProperties properties,
            MeterRegistry meters,
            Clock clock) {
        return new Views(views, log, codec, database, properties, meters, clock);
    }

    @Bean
    ViewKeeper viewKeeper(Views views, EventLog log, MeterRegistry meters) {
        return new ViewKeeper(views, log, meters);
    }

    @Bean
    CompositeHealthContributor viewsHealthContributor(ViewKeeper keeper, List<View<?>> views) {
        Map<String, View<?>> byName = views.stream().collect(Collectors.toMap(View::name, Function.identity()));
        return CompositeHealthContributor.fromMap(byName, view -> (HealthIndicator) () -> keeper.health(view));
    }
}
