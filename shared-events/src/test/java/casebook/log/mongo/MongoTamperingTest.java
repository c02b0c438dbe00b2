package casebook.log.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.MongoCheckpointStore;
import casebook.log.Blocks;
import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.log.LogStore;
import casebook.log.LogStore.Direction;
import casebook.log.TamperingContract;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MongoTamperingTest extends TamperingContract {
    private final TestMongo mongo = new TestMongo();
    private final TestMongo elsewhere = new TestMongo();
    private final MongoDatabase database = mongo.database();

    @AfterEach
    void drop() {
        closeLog();
        mongo.close();
        elsewhere.close();
    }

    @Override
    protected LogStore openStore() {
        return new MongoLogStore(database);
    }

    @Override
    protected CheckpointStore checkpointStore() {
        return new MongoCheckpointStore(database);
    }

    private MongoCollection<Document> commits() {
        return database.getCollection("log");
    }

    @Override
    protected Commit read(long position) {
        return CommitDocument.read(Objects.requireNonNull(commits()
                .withDocumentClass(RawBsonDocument.class)
                .find(new Document("_id", position))
                .first()));
    }

    @Override
    protected void write(Map<Long, Commit> changed) {
        dropUniqueIndexes();
        changed.forEach((position, commit) -> commits()
                .replaceOne(
                        new Document("_id", position),
                        CommitDocument.of(commit).append("_id", position),
                        new ReplaceOptions().upsert(true)));
    }

    private void dropUniqueIndexes() {
        for (Document index : commits().listIndexes().into(new ArrayList<>())) {
            if (index.getBoolean("unique", false)) {
                commits().dropIndex(index.getString("name"));
            }
        }
    }

    @Override
    protected void delete(List<Long> positions) {
        positions.forEach(position -> commits().deleteOne(new Document("_id", position)));
    }

    @Override
    protected void writeNote(long size, String note) {
        database.getCollection("checkpoints")
                .replaceOne(
                        new Document("_id", size),
                        new Document("_id", size).append("note", note),
                        new ReplaceOptions().upsert(true));
    }

    @Override
    protected void writeKey(String text) {
        database.getCollection("signingKeys")
                .updateOne(new Document("_id", 1), new Document("$set", new Document("key", text)));
    }

    @Override
    protected void writeSecret(String text) {
        database.getCollection("signingKeys")
                .updateOne(new Document("_id", 1), new Document("$set", new Document("secret", text)));
    }

    @Override
    protected void forget(String authority) {
        database.getCollection("blocks")
                .updateOne(
                        new Document("_id", 0L),
                        new Document("$pull", new Document("values", "authority " + authority)));
    }

    @Override
    protected Copy copied() {
        for (String name : List.of("log", "checkpoints", "signingKeys")) {
            elsewhere
                    .database()
                    .getCollection(name)
                    .insertMany(database.getCollection(name).find().into(new ArrayList<>()));
        }
        return new Copy(new MongoLogStore(elsewhere.database()), new MongoCheckpointStore(elsewhere.database()));
    }

    @Test
    void a_search_block_that_is_missing_or_none_of_the_logs_is_put_right() {
        for (int i = 31; i <= 1 + 3 * Blocks.SIZE; i++) {
            append("CEAP2016-%d-CBC".formatted(i));
        }
        MongoCollection<Document> blocks = database.getCollection("blocks");
        blocks.deleteOne(new Document("_id", 1L));
        blocks.insertOne(new Document("_id", 1_000L).append("values", List.of()));
        assertThat(log().realign()).containsExactly(1L, 3L);
        assertThat(blocks.find().map(block -> block.getLong("_id")).into(new ArrayList<>()))
                .containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(log().realign()).isEmpty();
    }

    @Test
    void a_search_block_without_a_number_keeps_nobody_from_appending_and_searching() {
        closeLog();
        mongo.database().getCollection("blocks").insertOne(new Document("_id", "rubbish"));
        append("CEAP2016-31-CBC");
        try (EventLog log = new EventLog(openStore(), Clock.systemUTC())) {
            assertThat(log.find(EntryFilter.all().of("CBC"), Direction.DOWNWARDS, 100, 1))
                    .extracting(Entry::position)
                    .containsExactly(31L);
            assertThat(log.realign()).isEmpty();
        }
    }

    @Test
    void a_field_that_stands_twice_is_found() {
        BsonDocument stored = CommitDocument.of(read(15)).toBsonDocument();
        BasicOutputBuffer out = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            writer.writeStartDocument();
            stored.forEach((name, value) -> {
                for (BsonValue each :
                        name.equals("authority") ? List.of(new BsonString("BDC"), value) : List.of(value)) {
                    writer.writeName(name);
                    new BsonValueCodec()
                            .encode(writer, each, EncoderContext.builder().build());
                }
            });
            writer.writeEndDocument();
        }
        RawBsonDocument twice = new RawBsonDocument(out.toByteArray());
        assertThatThrownBy(() -> CommitDocument.read(twice))
                .isInstanceOf(LogAlteredException.class)
                .hasMessageContaining("position 15");
    }

    static List<Document> values_that_no_commit_holds() {
        return List.of(
                new Document("events.0.payload", null),
                new Document("events.0.revision", "1"),
                new Document("events", List.of()),
                new Document("events", Arrays.asList((Object) null)),
                new Document("recordedAt", null),
                new Document("version", 1.5),
                new Document("correlationId", null),
                new Document("stream", null),
                new Document("nodes", "rubbish"),
                new Document("remark", "forged"),
                new Document("events.0.note", "forged"));
    }

    @ParameterizedTest
    @MethodSource("values_that_no_commit_holds")
    void a_value_that_no_commit_holds_is_found(Document values) {
        dropUniqueIndexes();
        for (long position : List.of(30L, 15L)) {
            commits().updateOne(new Document("_id", position), new Document("$set", values));
            assertFound(position);
        }
    }

    @Test
    void a_writer_does_not_go_on_after_what_another_instance_did_not_write_so() {
        append("CEAP2016-31-CBC");
        try (EventLog other = new EventLog(openStore(), Clock.systemUTC())) {
            appendTo(other, "CEAP2016-32-CBC");
        }
        write(Map.of(32L, changed(read(32))));
        assertThatThrownBy(() -> append("CEAP2016-33-CBC"))
                .hasCauseInstanceOf(LogAlteredException.class)
                .hasMessageContaining("Entry 32 is not what was recorded");
    }
}
