package casebook.log.mongo;

import casebook.log.Commit;
import casebook.log.LogAlteredException;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.merkle.Hashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.io.ByteBufferBsonInput;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** A commit as MongoDB keeps it. An event's payload is its JSON text, not a document: what is hashed is what is stored. */
final class CommitDocument {
    static final String POSITION = "_id";
    static final String RECORDED_AT = "recordedAt";
    static final String STREAM = "stream";
    static final String VERSION = "version";
    static final String COMMAND_ID = "commandId";
    static final String SUBJECT = "subject";
    static final String AUTHORITY = "authority";
    static final String PLAN = "plan";
    static final String TYPE = "events.type";

    private static final String CONTENT_DIGEST = "contentDigest";
    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final String CORRELATION_ID = "correlationId";
    private static final String CAUSATION_ID = "causationId";
    private static final String EVENTS = "events";
    private static final String EVENT_TYPE = "type";
    private static final String REVISION = "revision";
    private static final String PAYLOAD = "payload";
    private static final String NODES = "nodes";

    private CommitDocument() {}

    static Document of(Commit commit) {
        Metadata metadata = commit.metadata();
        return new Document(POSITION, commit.position())
                .append(RECORDED_AT, Date.from(commit.recordedAt()))
                .append(STREAM, commit.stream())
                .append(VERSION, commit.version())
                .append(COMMAND_ID, commit.commandId())
                .append(CONTENT_DIGEST, commit.contentDigest())
                .append(SUBJECT, metadata.subject())
                .append(NAME, metadata.name())
                .append(ROLE, metadata.role())
                .append(AUTHORITY, metadata.authority())
                .append(PLAN, metadata.plan())
                .append(CORRELATION_ID, metadata.correlationId())
                .append(CAUSATION_ID, metadata.causationId())
                .append(
                        EVENTS,
                        commit.events().stream().map(CommitDocument::event).toList())
                .append(NODES, new Binary(commit.nodes().bytes()));
    }

    private static Document event(NewEvent event) {
        return new Document(EVENT_TYPE, event.type())
                .append(REVISION, event.revision())
                .append(PAYLOAD, event.payload());
    }

    /**
     * Takes these fields, in this order, and nothing beside them: what a search finds a document by is then what is hashed,
     * and no second field of the same name stands in for it.
     *
     * @throws LogAlteredException where it is not as {@link #of} wrote it
     */
    static Commit read(RawBsonDocument document) {
        try (BsonReader in = new BsonBinaryReader(new ByteBufferBsonInput(document.getByteBuffer()))) {
            return commit(in);
        } catch (RuntimeException e) {
            throw LogAlteredException.unreadable(position(document), e);
        }
    }

    private static long position(RawBsonDocument document) {
        BsonValue position = document.get(POSITION);
        return position != null && position.isNumber() ? position.asNumber().longValue() : 0;
    }

    private static Commit commit(BsonReader in) {
        in.readStartDocument();
        long position = in.readInt64(POSITION);
        Instant recordedAt = Instant.ofEpochMilli(in.readDateTime(RECORDED_AT));
        String stream = in.readString(STREAM);
        long version = in.readInt64(VERSION);
        String commandId = in.readString(COMMAND_ID);
        String contentDigest = in.readString(CONTENT_DIGEST);
        Metadata metadata = new Metadata(
                in.readString(SUBJECT),
                in.readString(NAME),
                in.readString(ROLE),
                optional(in, AUTHORITY),
                optional(in, PLAN),
                in.readString(CORRELATION_ID),
                optional(in, CAUSATION_ID));
        List<NewEvent> events = events(in);
        Hashes nodes = Hashes.of(in.readBinaryData(NODES).getData());
        in.readEndDocument();
        return new Commit(position, recordedAt, stream, version, commandId, contentDigest, metadata, events, nodes);
    }

    private static @Nullable String optional(BsonReader in, String name) {
        in.readName(name);
        if (in.getCurrentBsonType() == BsonType.NULL) {
            in.readNull();
            return null;
        }
        return in.readString();
    }

    private static List<NewEvent> events(BsonReader in) {
        List<NewEvent> events = new ArrayList<>();
        in.readName(EVENTS);
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            in.readStartDocument();
            events.add(new NewEvent(in.readString(EVENT_TYPE), in.readInt32(REVISION), in.readString(PAYLOAD)));
            in.readEndDocument();
        }
        in.readEndArray();
        return events;
    }
}
