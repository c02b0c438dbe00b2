package casebook.log.mongo;

import static casebook.log.mongo.CommitDocument.AUTHORITY;
import static casebook.log.mongo.CommitDocument.COMMAND_ID;
import static casebook.log.mongo.CommitDocument.PLAN;
import static casebook.log.mongo.CommitDocument.POSITION;
import static casebook.log.mongo.CommitDocument.STREAM;
import static casebook.log.mongo.CommitDocument.SUBJECT;
import static casebook.log.mongo.CommitDocument.TYPE;
import static casebook.log.mongo.CommitDocument.VERSION;

import casebook.log.Blocks;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.RawBsonDocument;
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
    private final MongoCollection<RawBsonDocument> stored;
    private final MongoBlocks blocks;
    private volatile boolean prepared;

    /** The indexes are made before the first insert, so that a service may start while the database is away. */
    public MongoLogStore(MongoDatabase database) {
        commits = Durable.collection(database, COLLECTION);
        stored = commits.withDocumentClass(RawBsonDocument.class);
        blocks = new MongoBlocks(database, stored);
    }

    @Override
    public Inserted insert(List<Commit> run) {
        return Durable.answered(() -> {
            prepare();
            Inserted inserted;
            try {
                commits.insertMany(run.stream().map(CommitDocument::of).toList());
                inserted = new Inserted(run.size(), null);
            } catch (MongoBulkWriteException e) {
                BulkWriteError stop = duplicate(e);
                inserted = new Inserted(stop.getIndex(), taken(run.get(stop.getIndex()), stop.getMessage()));
            }
            blocks.recorded(run.subList(0, inserted.count()));
            return inserted;
        });
    }

    private void prepare() {
        if (!prepared) {
            commits.createIndexes(List.of(
                    unique(STREAM_VERSION_INDEX, new Document(STREAM, 1).append(VERSION, 1)),
                    unique(COMMAND_INDEX, new Document(COMMAND_ID, 1))));
            blocks.prepare(this::lastPosition);
            prepared = true;
        }
    }

    private static IndexModel unique(String name, Document keys) {
        return new IndexModel(keys, new IndexOptions().name(name).unique(true));
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
                    stored.find(new Document(POSITION, new Document("$gt", position)))
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
        return first(stored.find(new Document(POSITION, new Document("$lte", position)))
                        .sort(new Document(POSITION, -1)))
                .filter(commit -> commit.lastPosition() > position);
    }

    @Override
    public List<Commit> readStream(String stream, long fromVersion) {
        return Durable.answered(() -> read(
                stored.find(new Document(STREAM, stream).append(VERSION, new Document("$gte", fromVersion)))
                        .sort(new Document(VERSION, 1)),
                Long.MAX_VALUE));
    }

    @Override
    public Optional<Commit> lastOfStreamBefore(String stream, long version) {
        return Durable.answered(() ->
                first(stored.find(new Document(STREAM, stream).append(VERSION, new Document("$lt", version)))
                        .sort(new Document(VERSION, -1))));
    }

    @Override
    public Optional<Commit> findByCommand(String commandId) {
        return Durable.answered(() -> first(stored.find(new Document(COMMAND_ID, commandId))));
    }

    @Override
    public List<Long> realign() {
        return Durable.answered(() -> blocks.realign(this::lastPosition));
    }

    @Override
    public Optional<Commit> last() {
        return Durable.answered(() -> first(stored.find().sort(new Document(POSITION, -1))));
    }

    @Override
    public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        boolean upwards = direction == Direction.UPWARDS;
        return Durable.answered(() -> {
            long from = upwards ? around(bookmark).map(Commit::position).orElse(bookmark + 1) : 1;
            long before = upwards ? Long.MAX_VALUE : bookmark;
            // Times are turned into positions, so that only what is selected is read.
            if (filter.recordedFrom() != null) {
                from = Math.max(from, firstSince(filter.recordedFrom()));
            }
            if (filter.recordedTo() != null) {
                before = Math.min(before, firstSince(filter.recordedTo()));
            }
            Search search = new Search(filter, upwards, bookmark, limit);
            Set<String> values = Blocks.values(filter);
            if (filter.stream() == null && !values.isEmpty()) {
                search.inBlocks(values, from, before);
            } else {
                search.between(from, before);
            }
            return search.found;
        });
    }

    /** Looks for entries until there are as many as are asked for. */
    private final class Search {
        final List<Entry> found = new ArrayList<>();
        private final EntryFilter filter;
        private final boolean upwards;
        private final long bookmark;
        private final int limit;

        Search(EntryFilter filter, boolean upwards, long bookmark, int limit) {
            this.filter = filter;
            this.upwards = upwards;
            this.bookmark = bookmark;
            this.limit = limit;
        }

        /** Reads the blocks that hold all these values, and those after the last that is kept. */
        void inBlocks(Set<String> values, long from, long before) {
            long kept = blocks.kept();
            long endOfKept = Math.clamp(Blocks.first(kept), from, Math.max(from, before));
            if (!upwards) {
                between(endOfKept, before);
            }
            if (from < endOfKept) {
                try (MongoCursor<Document> holding =
                        blocks.holding(values, Blocks.of(from), Blocks.of(endOfKept - 1), upwards)) {
                    while (found.size() < limit && holding.hasNext()) {
                        long block = MongoBlocks.number(holding.next());
                        between(Math.max(from, Blocks.first(block)), Math.min(endOfKept, Blocks.first(block + 1)));
                    }
                }
            }
            if (upwards) {
                between(endOfKept, before);
            }
        }

        /** Reads what the filter selects of the commits from one position to before another. */
        void between(long from, long before) {
            if (from >= before || found.size() >= limit) {
                return;
            }
            // One more than asked for: of the commit around the bookmark perhaps no entry is selected.
            int wanted = limit - found.size() + 1;
            FindIterable<RawBsonDocument> documents = stored.find(query(from, before))
                    .sort(new Document(filter.stream() == null ? POSITION : VERSION, upwards ? 1 : -1))
                    .limit(wanted)
                    .batchSize(wanted);
            try (MongoCursor<RawBsonDocument> cursor = documents.cursor()) {
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
        }

        private Document query(long from, long before) {
            Document query = new Document(POSITION, new Document("$gte", from).append("$lt", before));
            restrict(query, STREAM, filter.stream());
            restrict(query, AUTHORITY, filter.authority());
            restrict(query, PLAN, filter.plan());
            restrict(query, SUBJECT, filter.subject());
            restrict(query, TYPE, filter.type());
            return query;
        }
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
        long end = lastPosition();
        long from = 1;
        long to = end + 1;
        while (from < to) {
            long middle = (from + to) >>> 1;
            Optional<Commit> next = first(stored.find(new Document(POSITION, new Document("$gte", middle)))
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

    private long lastPosition() {
        return last().map(Commit::lastPosition).orElse(0L);
    }

    private static List<Commit> read(FindIterable<RawBsonDocument> documents, long charactersAtOnce) {
        List<Commit> found = new ArrayList<>();
        try (MongoCursor<RawBsonDocument> cursor = documents.cursor()) {
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

    private static Optional<Commit> first(FindIterable<RawBsonDocument> documents) {
        return Optional.ofNullable(documents.limit(1).first()).map(CommitDocument::read);
    }

    /** The connection belongs to whoever made it. */
    @Override
    public void close() {}
}
