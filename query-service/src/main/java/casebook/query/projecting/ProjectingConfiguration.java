package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One of Axon's streaming processors for each view, in one segment, each from our own log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectingProperties.class)
class ProjectingConfiguration {

    @Bean
    Views views(List<View<?>> views, EventLog log, EventCodec codec, MongoDatabase database) {
        return new Views(views, log, codec, database);
    }

    @Bean
    ConfigurerModule viewProcessors(
            Views views, EventLog log, MongoDatabase database, ProjectingProperties properties, MeterRegistry meters) {
        LogSource source = new LogSource(log, properties.runLength());
        TokenStore tokens = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName("tokens")
                        .build())
                .serializer(Jackson3Serializer.builder().build())
                .claimTimeout(properties.claimTimeout())
                .nodeId(UUID.randomUUID().toString())
                .build();
        GlobalMetricRegistry axonMeters = new GlobalMetricRegistry(meters);
        return configurer -> configurer.eventProcessing(processing ->
                views.projections().forEach(view -> process(processing, view, source, tokens, properties, axonMeters)));
    }

    private static void process(
            EventProcessingConfigurer processing,
            Projection<?> projection,
            LogSource source,
            TokenStore tokens,
            ProjectingProperties properties,
            GlobalMetricRegistry axonMeters) {
        String name = projection.id();
        MessageMonitor<? super EventMessage<?>> meter = axonMeters.registerEventProcessor(name);
        processing
                .registerEventHandler(c -> projection)
                .assignHandlerInstancesMatching(name, handler -> handler == projection)
                .registerMessageMonitor(name, c -> message -> meter.onMessageIngested((EventMessage<?>) message))
                .registerTokenStore(name, c -> tokens)
                .registerListenerInvocationErrorHandler(name, c -> PropagatingErrorHandler.instance())
                .registerErrorHandler(name, c -> context -> {
                    projection.failed(context.error());
                    PropagatingErrorHandler.instance().handleError(context);
                })
                .registerPooledStreamingEventProcessor(
                        name,
                        c -> source,
                        (c, builder) -> builder.initialSegmentCount(1)
                                .initialToken(log -> log.createTailToken())
                                .tokenClaimInterval(properties.claimInterval().toMillis())
                                .claimExtensionThreshold(
                                        properties.claimTimeout().toMillis() / 2));
    }

    @Bean
    ViewKeeper viewKeeper(Views views, EventLog log, EventProcessingConfiguration processing, MeterRegistry meters) {
        return new ViewKeeper(views, log, processing, meters);
    }

    @Bean
    CompositeHealthContributor viewsHealthContributor(ViewKeeper keeper, Views views) {
        Map<String, Projection<?>> byName =
                views.projections().collect(Collectors.toMap(each -> each.view().name(), Function.identity()));
        return CompositeHealthContributor.fromMap(
                byName, projection -> (HealthIndicator) () -> keeper.health(projection));
    }
}
