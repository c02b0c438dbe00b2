package casebook.benchmarks;

import casebook.benchmarks.peers.Postgres;
import casebook.benchmarks.records.Records;
import casebook.benchmarks.records.Reports;
import casebook.benchmarks.service.RunningCasebook;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The servers and records that benchmarks share. What is made here is gone when it is closed. */
public final class Stand implements AutoCloseable {
    private final Settings settings;
    private final @Nullable MongoServer inProcess;
    private final String mongoUri;
    private final MongoClient mongo;
    private final List<MongoDatabase> databases = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Records records;
    private final Map<Long, RunningCasebook> running = new HashMap<>();
    private @Nullable Postgres postgres;

    public Stand(Settings settings) throws IOException {
        this.settings = settings;
        Records.remove(settings.work());
        Files.createDirectories(settings.work());
        String given = settings.mongodbUri();
        inProcess = given == null ? new MongoServer(new MemoryBackend()) : null;
        mongoUri = inProcess == null ? String.valueOf(given) : inProcess.bindAndGetConnectionString();
        mongo = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongoUri))
                // The same for Casebook's log and for its peers: what is acknowledged is durable.
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        records = new Records(settings, settings.work(), this::database);
    }

    public Settings settings() {
        return settings;
    }

    public Records records() {
        return records;
    }

    /** An empty database, dropped at the end. */
    public MongoDatabase database(String purpose) {
        MongoDatabase database = mongo.getDatabase("benchmark-%s-%s".formatted(run, purpose));
        database.drop();
        databases.add(database);
        return database;
    }

    public String mongoUri() {
        return mongoUri;
    }

    /** A folder of one's own, removed at the end. */
    public Path folder(String purpose) {
        return settings.work().resolve(purpose);
    }

    public synchronized Postgres postgres() throws IOException {
        if (postgres == null) {
            postgres = new Postgres(folder("postgres"), settings.writers());
        }
        return postgres;
    }

    /** The standalone process with its own copy of the record of so many entries, started when it is first asked for. */
    public RunningCasebook casebook(long entries) throws IOException, InterruptedException {
        RunningCasebook casebook = running.get(entries);
        if (casebook == null) {
            casebook = start(records.copy(entries, "running-" + entries));
            running.put(entries, casebook);
        }
        return casebook;
    }

    /** Another standalone process, for whoever closes it. */
    public RunningCasebook start(Path dataDirectory) throws IOException, InterruptedException {
        return start(dataDirectory, "--casebook.samples=false");
    }

    /** The standalone process with the sample partnership, for whoever closes it. */
    public RunningCasebook startWithSamples() throws IOException, InterruptedException {
        Path data = folder("samples");
        Files.createDirectories(data);
        return start(data, "--casebook.samples=true");
    }

    private RunningCasebook start(Path dataDirectory, String setting) throws IOException, InterruptedException {
        return RunningCasebook.start(
                settings.repository(), dataDirectory, dataDirectory.resolve("output.log"), List.of(setting));
    }

    /** The servers and the sizes. */
    Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put(
                "MongoDB",
                inProcess == null
                        ? "%s, wire version of MongoDB %s, write concern majority with journal, read concern majority"
                                .formatted(
                                        mongoUri,
                                        mongo.getDatabase("admin")
                                                .runCommand(new Document("buildInfo", 1))
                                                .getString("version"))
                        : "mongo-java-server in this process, of no value for speed");
        if (postgres != null) {
            described.put("PostgreSQL", postgres.described());
        }
        described.put(
                "Rounds",
                "%d after %d for warming up, alternating; %d ms where a round has no work of its own to end with"
                        .formatted(
                                settings.rounds(),
                                settings.warmUps(),
                                settings.round().toMillis()));
        described.put("Payload of an append", Reports.PAYLOAD_BYTES + " bytes of JSON");
        return described;
    }

    @Override
    public void close() throws IOException {
        running.values().forEach(RunningCasebook::close);
        databases.forEach(MongoDatabase::drop);
        mongo.close();
        if (inProcess != null) {
            inProcess.shutdownNow();
        }
        if (postgres != null) {
            postgres.close();
        }
        Records.remove(settings.work());
    }
}
