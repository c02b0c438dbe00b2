package casebook.log.mongo;

import static casebook.log.mongo.CommitDocument.AUTHORITY;
import static casebook.log.mongo.CommitDocument.COMMAND_ID;
import static casebook.log.mongo.CommitDocument.PLAN;
import static casebook.log.mongo.CommitDocument.POSITION;
import static casebook.log.mongo.CommitDocument.STREAM;
import static casebook.log.mongo.CommitDocument.SUBJECT;
import static casebook.log.mongo.CommitDocument.TYPE;
import static casebook.log.mongo.CommitDocument.VERSION;

import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogAlteredException;
import casebook.log.LogStore;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The log in a collection of a MongoDB database: one document per commit. What is inserted is journalled by the majority
 * before that is said, and only such commits are read.
 */
public final class MongoLogStore implements LogStore {
    private static final String COLLECTION = "log";
    private static final String STREAM_VERSION_INDEX = "stream_version";
    private static final String COMMAND_INDEX = "command";
    private static final Pattern INDEX_IN_MESSAGE = Pattern.compile(" index: (\\S+)");

    private static final long CHARACTERS_AT_ONCE = 8L << 20;

    private final MongoCollection<Document> commits;
    private volatile boolean indexed;

    /** The indexes are made before the first insert, so that a service may start while the database is away. */
    public MongoLogStore(MongoDatabase database) {
        commits = Durable.collection(database, COLLECTION);
    }

    @Override
    public Inserted insert(List<Commit> run) {
        return Durable.answered(() -> {
            createIndexes();
            try {
                commits.insertMany(run.stream().map(CommitDocument::of).toList());
                return new Inserted(run.size(), null);
            } catch (MongoBulkWriteException e) {
                BulkWriteError stop = duplicate(e);
                return new Inserted(stop.getIndex(), taken(run.get(stop.getIndex()), stop.getMessage()));
            }
        });
    }

    private void createIndexes() {
        if (!indexed) {
            commits.createIndexes(List.of(
                    unique(STREAM_VERSION_INDEX, new Document(STREAM, 1).append(VERSION, 1)),
                    unique(COMMAND_INDEX, new Document(COMMAND_ID, 1)),
                    inOrder(AUTHORITY),
                    inOrder(PLAN),
                    inOrder(SUBJECT),
                    inOrder(TYPE)));
            indexed = true;
        }
    }

    private static IndexModel unique(String name, Document keys) {
        return new IndexModel(keys, new IndexOptions().name(name).unique(true));
    }

    /** Finds the commits with a value in the order of their positions. */
    private static IndexModel inOrder(String field) {
        return new IndexModel(new Document(field, 1).append(POSITION, 1));
    }

    /** What stopped an insert, if it was nothing but a key that is taken. */
    private static BulkWriteError duplicate(MongoBulkWriteException e) {
        if (e.getWriteConcernError() == null && e.getWriteErrors().size() == 1) {
            BulkWriteError error = e.getWriteErrors().getFirst();
            if (ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return error;
            }
        }
        throw e;
    }

    private Key taken(Commit commit, String message) {
        Matcher index = INDEX_IN_MESSAGE.matcher(message);
        return switch (index.find() ? index.group(1) : "") {
            case "_id_" -> Key.POSITION;
            case STREAM_VERSION_INDEX -> Key.STREAM_VERSION;
            case COMMAND_INDEX -> Key.COMMAND;
            default -> takenByLookingUp(commit);
        };
    }

    private Key takenByLookingUp(Commit commit) {
        if (exists(new Document(COMMAND_ID, commit.commandId()))) {
            return Key.COMMAND;
        }
        return exists(new Document(STREAM, commit.stream()).append(VERSION, commit.version()))
                ? Key.STREAM_VERSION
                : Key.POSITION;
    }

    private boolean exists(Document query) {
        return commits.find(query).limit(1).first() != null;
    }

    @Override
    public List<Commit> readAfter(long position, int limit) {
        return Durable.answered(() -> {
            List<Commit> found = new ArrayList<>();
            List<Commit> next = read(
                    commits.find(new Document(POSITION, new Document("$gt", position)))
                            .sort(new Document(POSITION, 1))
                            .limit(limit)
                            .batchSize(limit),
                    CHARACTERS_AT_ONCE);
            if (next.isEmpty() || next.getFirst().position() > position + 1) {
                around(position).ifPresent(found::add);
            }
            found.addAll(next);
            return found.size() > limit ? found.subList(0, limit) : found;
        });
    }

    /** The commit that holds both this position and the next one, if one does. */
    private Optional<Commit> around(long position) {
        return first(commits.find(new Document(POSITION, new Document("$lte", position)))
                        .sort(new Document(POSITION, -1)))
                .filter(commit -> commit.lastPosition() > position);
    }

    @Override
    public List<Commit> readStream(String stream, long fromVersion) {
        return Durable.answered(() -> {
            List<Commit> found = new ArrayList<>();
            List<Commit> next = read(
                    commits.find(new Document(STREAM, stream).append(VERSION, new Document("$gte", fromVersion)))
                            .sort(new Document(VERSION, 1)),
                    Long.MAX_VALUE);
            if (fromVersion > 1 && (next.isEmpty() || next.getFirst().version() > fromVersion)) {
                first(commits.find(new Document(STREAM, stream).append(VERSION, new Document("$lt", fromVersion)))
                                .sort(new Document(VERSION, -1)))
                        .filter(commit -> commit.lastVersion() >= fromVersion)
                        .ifPresent(found::add);
            }
            found.addAll(next);
            return found;
        });
    }

    @Override
    public Optional<Commit> findByCommand(String commandId) {
        return Durable.answered(() -> first(commits.find(new Document(COMMAND_ID, commandId))));
    }

    @Override
    public Optional<Commit> last() {
        return Durable.answered(() -> first(commits.find().sort(new Document(POSITION, -1))));
    }

    @Override
    public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        boolean upwards = direction == Direction.UPWARDS;
        return Durable.answered(() -> {
            // One more than asked for: of the commit around the bookmark perhaps no entry is selected.
            FindIterable<Document> documents = commits.find(query(filter, upwards, bookmark))
                    .sort(new Document(filter.stream() == null ? POSITION : VERSION, upwards ? 1 : -1))
                    .limit(limit + 1)
                    .batchSize(limit + 1);
            List<Entry> found = new ArrayList<>();
            try (MongoCursor<Document> cursor = documents.cursor()) {
                while (found.size() < limit && cursor.hasNext()) {
                    List<Entry> entries = CommitDocument.read(cursor.next()).entries();
                    (upwards ? entries : entries.reversed())
                            .stream()
                                    .filter(entry ->
                                            upwards ? entry.position() > bookmark : entry.position() < bookmark)
                                    .filter(filter::selects)
                                    .limit(limit - found.size())
                                    .forEach(found::add);
                }
            }
            return found;
        });
    }

    /** Times are turned into positions, in whose order each index is, so that only what is selected is read. */
    private Document query(EntryFilter filter, boolean upwards, long bookmark) {
        long from = upwards ? around(bookmark).map(Commit::position).orElse(bookmark + 1) : 1;
        long before = upwards ? Long.MAX_VALUE : bookmark;
        if (filter.recordedFrom() != null) {
            from = Math.max(from, firstSince(filter.recordedFrom()));
        }
        if (filter.recordedTo() != null) {
            before = Math.min(before, firstSince(filter.recordedTo()));
        }
        Document query = new Document(POSITION, new Document("$gte", from).append("$lt", before));
        restrict(query, STREAM, filter.stream());
        restrict(query, AUTHORITY, filter.authority());
        restrict(query, PLAN, filter.plan());
        restrict(query, SUBJECT, filter.subject());
        restrict(query, TYPE, filter.type());
        return query;
    }

    private static void restrict(Document query, String field, @Nullable String value) {
        if (value != null) {
            query.append(field, value);
        }
    }

    /**
     * A position that no commit before this time reaches, and every later one does; after the end where there is none.
     * Times never go back along the log, so halving it finds the place, and no append pays for an index of times.
     */
    private long firstSince(Instant time) {
        long end = last().map(Commit::lastPosition).orElse(0L);
        long from = 1;
        long to = end + 1;
        while (from < to) {
            long middle = (from + to) >>> 1;
            Optional<Commit> next = first(commits.find(new Document(POSITION, new Document("$gte", middle)))
                            .sort(new Document(POSITION, 1)))
                    .filter(commit -> commit.recordedAt().isBefore(time));
            if (next.isPresent()) {
                from = next.get().lastPosition() + 1;
            } else {
                to = middle;
            }
        }
        return from > end ? Long.MAX_VALUE : from;
    }

    private static List<Commit> read(FindIterable<Document> documents, long charactersAtOnce) {
        List<Commit> found = new ArrayList<>();
        try (MongoCursor<Document> cursor = documents.cursor()) {
            for (long characters = 0; cursor.hasNext() && characters < charactersAtOnce; ) {
                Commit commit = CommitDocument.read(cursor.next());
                found.add(commit);
                characters += commit.characters();
            }
        } catch (LogAlteredException e) {
            // Where only some are asked for, those before it are some.
            if (found.isEmpty() || charactersAtOnce == Long.MAX_VALUE) {
                throw e;
            }
        }
        return found;
    }

    private static Optional<Commit> first(FindIterable<Document> documents) {
        return Optional.ofNullable(documents.limit(1).first()).map(CommitDocument::read);
    }

    /** The connection belongs to whoever made it. */
    @Override
    public void close() {}
}
