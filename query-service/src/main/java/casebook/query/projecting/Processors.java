package casebook.query.projecting;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Axon's streaming processors: one for each generation, in one segment. Its token is a claim that expires, so of all
 * instances one folds a generation, and another one goes on where that is gone.
 */
final class Processors {
    private static final int SEGMENT = 0;

    private final MongoTemplate template;
    private final TokenStore tokens;
    private final ProjectingProperties properties;
    private final GlobalMetricRegistry meters;

    Processors(MongoDatabase database, ProjectingProperties properties, MeterRegistry meters) {
        this.template = DefaultMongoTemplate.builder()
                .mongoDatabase(database)
                .trackingTokensCollectionName("tokens")
                .build();
        this.tokens = MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(Jackson3Serializer.builder().build())
                .claimTimeout(properties.claimTimeout())
                .nodeId(UUID.randomUUID().toString())
                .build();
        this.properties = properties;
        this.meters = new GlobalMetricRegistry(meters);
    }

    private static String name(long generation) {
        return "views_g" + generation;
    }

    Processor start(Generation generation, LogSource source) {
        return new Processor(generation, source);
    }

    /** Forgets who folded a generation that is no more. */
    void forget(long generation) {
        template.trackingTokensCollection().deleteMany(new Document("processorName", name(generation)));
    }

    final class Processor {
        private final Generation generation;
        private final LogSource source;
        private final ScheduledExecutorService coordinator;
        private final ScheduledExecutorService worker;
        private final PooledStreamingEventProcessor processor;

        private Processor(Generation generation, LogSource source) {
            this.generation = generation;
            this.source = source;
            String name = name(generation.number());
            // One thread each: Axon would miss that entries wait while another thread looks whether any do.
            coordinator = thread("Coordinator - " + name);
            worker = thread("Worker - " + name);
            MessageMonitor<? super EventMessage<?>> meter = meters.registerEventProcessor(name);
            processor = PooledStreamingEventProcessor.builder()
                    .name(name)
                    .eventHandlerInvoker(new Folds(generation))
                    .errorHandler(context -> {
                        generation.failed(context.error());
                        PropagatingErrorHandler.instance().handleError(context);
                    })
                    .messageMonitor(message -> meter.onMessageIngested((EventMessage<?>) message))
                    .messageSource(source)
                    .tokenStore(tokens)
                    .transactionManager(NoTransactionManager.instance())
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(worker)
                    .initialSegmentCount(1)
                    .initialToken(log -> log.createTailToken())
                    .tokenClaimInterval(properties.claimInterval().toMillis())
                    .claimExtensionThreshold(properties.claimTimeout().toMillis() / 2)
                    .enableCoordinatorClaimExtension()
                    .build();
            processor.start();
        }

        /** A daemon: a service that fails to start is not kept alive by its views. */
        private static ScheduledExecutorService thread(String name) {
            return Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name(name).daemon().factory());
        }

        boolean isFailing() {
            return generation.failure() != null || processor.isError();
        }

        @Nullable
        Throwable cause() {
            Throwable failure = generation.failure();
            return failure != null
                    ? failure
                    : processor.processingStatus().values().stream()
                            .filter(EventTrackerStatus::isErrorState)
                            .map(EventTrackerStatus::getError)
                            .findFirst()
                            .orElseGet(source::failure);
        }

        /** Tries at once, where Axon would wait for up to a minute after a failure. */
        void wake() {
            var unused = processor.claimSegment(SEGMENT);
        }

        /** Lets go of the claim when what is being folded is folded or given up. */
        CompletableFuture<Void> stop() {
            return processor.shutdownAsync().whenComplete((done, failure) -> {
                coordinator.shutdown();
                worker.shutdown();
            });
        }
    }

    private record Folds(Generation generation) implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) throws InterruptedException {
            generation.fold((Feed) message.getPayload());
        }

        @Override
        public boolean supportsReset() {
            return false;
        }
    }
}
