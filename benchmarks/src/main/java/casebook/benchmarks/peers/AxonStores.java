package casebook.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Axon's own event stores, each as its documentation sets it up, with the payload as the JSON that Casebook keeps. */
public final class AxonStores {
    private static final Serializer JSON = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultPropertyInclusion(
                    absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL)))
            .build();

    private AxonStores() {}

    public static EventStorageEngine mongoPerEvent(MongoDatabase database) {
        return mongo(database, new DocumentPerEventStorageStrategy());
    }

    public static EventStorageEngine mongoPerCommit(MongoDatabase database) {
        return mongo(database, new DocumentPerCommitStorageStrategy());
    }

    private static EventStorageEngine mongo(MongoDatabase database, StorageStrategy strategy) {
        DefaultMongoTemplate template =
                DefaultMongoTemplate.builder().mongoDatabase(database).build();
        strategy.ensureIndexes(template.eventCollection(), template.snapshotCollection());
        return MongoEventStorageEngine.builder()
                .mongoTemplate(template)
                .storageStrategy(strategy)
                .eventSerializer(JSON)
                .snapshotSerializer(JSON)
                .build();
    }

    /** Each append commits by itself, in one round trip: the quickest way that the engine has. */
    public static EventStorageEngine jdbc(Postgres postgres) throws SQLException {
        DataSource pool = postgres.pool();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(pool::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(JSON)
                .snapshotSerializer(JSON)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }
}
