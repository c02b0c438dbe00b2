package casebook.log.mongo;

import casebook.log.Commit;
import casebook.log.LogAlteredException;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.merkle.Hashes;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;

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

    private CommitDocument() {}

    static Document of(Commit commit) {
        Metadata metadata = commit.metadata();
        return new Document(POSITION, commit.position())
                .append(RECORDED_AT, Date.from(commit.recordedAt()))
                .append(STREAM, commit.stream())
                .append(VERSION, commit.version())
                .append(COMMAND_ID, commit.commandId())
                .append("contentDigest", commit.contentDigest())
                .append(SUBJECT, metadata.subject())
                .append("name", metadata.name())
                .append("role", metadata.role())
                .append(AUTHORITY, metadata.authority())
                .append(PLAN, metadata.plan())
                .append("correlationId", metadata.correlationId())
                .append("causationId", metadata.causationId())
                .append(
                        "events",
                        commit.events().stream().map(CommitDocument::event).toList())
                .append("nodes", new Binary(commit.nodes().bytes()));
    }

    private static Document event(NewEvent event) {
        return new Document("type", event.type())
                .append("revision", event.revision())
                .append("payload", event.payload());
    }

    /** @throws LogAlteredException where it is not as {@link #of} wrote it */
    static Commit read(Document document) {
        try {
            return commit(document);
        } catch (RuntimeException e) {
            long position = document.get(POSITION) instanceof Number number ? number.longValue() : 0;
            throw LogAlteredException.unreadable(position, e);
        }
    }

    private static Commit commit(Document document) {
        return new Commit(
                document.getLong(POSITION),
                document.getDate(RECORDED_AT).toInstant(),
                document.getString(STREAM),
                document.getLong(VERSION),
                document.getString(COMMAND_ID),
                document.getString("contentDigest"),
                new Metadata(
                        document.getString(SUBJECT),
                        document.getString("name"),
                        document.getString("role"),
                        document.getString(AUTHORITY),
                        document.getString(PLAN),
                        document.getString("correlationId"),
                        document.getString("causationId")),
                document.getList("events", Document.class).stream()
                        .map(event -> new NewEvent(
                                event.getString("type"), event.getInteger("revision"), event.getString("payload")))
                        .toList(),
                Hashes.of(document.get("nodes", Binary.class).getData()));
    }
}
