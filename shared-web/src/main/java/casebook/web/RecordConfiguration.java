package casebook.web;

import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.FileCheckpointStore;
import casebook.checkpoints.MongoCheckpointStore;
import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.log.LogStore;
import casebook.log.file.FileLogStore;
import casebook.log.file.LogDamagedException;
import casebook.log.file.LogInUseException;
import casebook.log.mongo.MongoLogStore;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the record and the views are: in the MongoDB that is configured; without one, the record in a file and the views
 * in an embedded server's memory, from which they are folded anew at each start.
 */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {
    private static final String DEFAULT_DATABASE = "casebook";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventLog eventLog(LogStore store, Clock clock, MeterRegistry meters) {
        return new EventLog(store, clock, meters);
    }

    @Bean
    HealthIndicator record(EventLog log) {
        return () -> Health.up().withDetail("head", log.head().position()).build();
    }

    @Bean
    Accounts localAccounts(
            CasebookProperties properties, PasswordEncoder encoder, JsonMapper json, Environment environment) {
        if (SignInBy.provider(environment)) {
            return Accounts.none();
        }
        return properties.demoAccounts()
                ? Accounts.demo(encoder)
                : Accounts.fromFile(
                        Objects.requireNonNullElse(
                                properties.accountsFile(), properties.dataDir().resolve("accounts.json")),
                        encoder,
                        json);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(StoreConditions.OnMongo.class)
    static class OnMongo {

        @Bean
        MongoClient mongoClient(CasebookProperties properties) {
            return MongoClients.create(MongoClientSettings.builder()
                    .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                    .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS))
                    .applyConnectionString(uri(properties))
                    // Nothing that a failover could roll back is acknowledged or shown.
                    .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                    .readConcern(ReadConcern.MAJORITY)
                    .build());
        }

        @Bean
        MongoDatabase database(MongoClient client, CasebookProperties properties) {
            return client.getDatabase(Objects.requireNonNullElse(uri(properties).getDatabase(), DEFAULT_DATABASE));
        }

        @Bean
        LogStore logStore(MongoDatabase database) {
            return new MongoLogStore(database);
        }

        @Bean
        CheckpointStore checkpointStore(MongoDatabase database) {
            return new MongoCheckpointStore(database);
        }

        private static ConnectionString uri(CasebookProperties properties) {
            try {
                return new ConnectionString(Objects.requireNonNull(properties.mongodbUri()));
            } catch (IllegalArgumentException e) {
                throw new StartRefused(
                        "MONGODB_URI can't be read: " + e.getMessage(),
                        "Give a connection string such as mongodb://localhost:27017/casebook?replicaSet=rs0.");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(StoreConditions.Embedded.class)
    static class Embedded {

        @Bean
        LogStore logStore(CasebookProperties properties) {
            Path folder = properties.dataDir().toAbsolutePath().normalize();
            try {
                return new FileLogStore(folder);
            } catch (LogInUseException e) {
                throw new StartRefused(
                        "Another process uses the data directory " + folder + ".",
                        "Stop that process, or choose another directory with --casebook.data-dir=PATH.");
            } catch (LogDamagedException e) {
                throw new StartRefused(
                        "The record in " + folder + " can't be read: " + e.getMessage(),
                        "Keep the directory as it is and restore a copy of it, or choose another with"
                                + " --casebook.data-dir=PATH.");
            }
        }

        @Bean
        CheckpointStore checkpointStore(CasebookProperties properties) {
            return new FileCheckpointStore(properties.dataDir().toAbsolutePath().normalize());
        }

        @Bean(destroyMethod = "shutdownNow")
        MongoServer viewServer() {
            return new MongoServer(new MemoryBackend());
        }

        @Bean
        MongoClient mongoClient(MongoServer viewServer) {
            return MongoClients.create("mongodb:/" + viewServer.bind());
        }

        @Bean
        MongoDatabase database(MongoClient client) {
            return client.getDatabase(DEFAULT_DATABASE);
        }
    }
}
