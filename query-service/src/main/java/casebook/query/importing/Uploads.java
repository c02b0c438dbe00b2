package casebook.query.importing;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import casebook.query.importing.Upload.State;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that wait to be recorded, for a day, beside the views: whichever instance a browser asks next has them. They are no
 * part of the record.
 */
@Component
class Uploads {
    private static final Duration KEPT = Duration.ofDays(1);

    private final MongoCollection<Document> collection;
    private final JsonMapper json;
    private final Clock clock;

    Uploads(MongoDatabase database, JsonMapper json, Clock clock) {
        this.collection = database.getCollection("uploads");
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a file that is to be checked; what was kept for a day goes. */
    String keep(String plan, String subject, String fileName, ImportQuestion question, byte[] file) {
        Instant now = clock.instant();
        collection.deleteMany(new Document("heardOf", new Document("$lt", Date.from(now.minus(KEPT)))));
        String id = UUID.randomUUID().toString();
        collection.insertOne(new Document("_id", id)
                .append("plan", plan)
                .append("subject", subject)
                .append("fileName", fileName)
                .append("asAt", question.asAt())
                .append("openedOn", question.openedOn())
                .append("status", question.status())
                .append("state", State.CHECKING.name())
                .append("done", 0)
                .append("of", 0)
                .append("heardOf", Date.from(now))
                .append("file", new Binary(file)));
        return id;
    }

    Optional<Upload> find(String id) {
        return Optional.ofNullable(collection.find(new Document("_id", id)).first())
                .map(this::upload);
    }

    byte[] file(String id) {
        Document found = collection.find(new Document("_id", id)).first();
        if (found == null) {
            throw new IllegalStateException("The file is no longer kept");
        }
        return found.get("file", Binary.class).getData();
    }

    /** Goes from one of these states to another, unless somebody else was quicker. */
    boolean move(String id, Collection<State> from, State to) {
        return collection
                        .updateOne(
                                new Document("_id", id)
                                        .append(
                                                "state",
                                                new Document(
                                                        "$in",
                                                        from.stream()
                                                                .map(State::name)
                                                                .toList())),
                                combine(
                                        set("state", to.name()),
                                        set("done", 0),
                                        set("of", 0),
                                        set("refusal", null),
                                        set("heardOf", now())))
                        .getMatchedCount()
                > 0;
    }

    void progress(String id, int done, int of) {
        collection.updateOne(new Document("_id", id), combine(set("done", done), set("of", of), set("heardOf", now())));
    }

    void reached(String id, State state, ImportReport report) {
        collection.updateOne(
                new Document("_id", id),
                combine(
                        set("state", state.name()),
                        set("report", new Binary(zipped(json.writeValueAsBytes(report)))),
                        set("heardOf", now())));
    }

    void failed(String id, String refusal) {
        collection.updateOne(
                new Document("_id", id),
                combine(set("state", State.FAILED.name()), set("refusal", refusal), set("heardOf", now())));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Upload upload(Document document) {
        return new Upload(
                document.getString("_id"),
                document.getString("plan"),
                document.getString("subject"),
                document.getString("fileName"),
                new ImportQuestion(
                        document.getString("asAt"), document.getString("openedOn"), document.getString("status")),
                State.valueOf(document.getString("state")),
                document.getInteger("done"),
                document.getInteger("of"),
                document.getDate("heardOf").toInstant(),
                report(document.get("report", Binary.class)),
                document.getString("refusal"));
    }

    private @Nullable ImportReport report(@Nullable Binary zipped) {
        if (zipped == null) {
            return null;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.getData()))) {
            return json.readValue(in, ImportReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
