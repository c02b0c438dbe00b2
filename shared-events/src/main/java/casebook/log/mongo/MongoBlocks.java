package casebook.log.mongo;

import casebook.log.Blocks;
import casebook.log.Commit;
import casebook.log.LogAlteredException;
import casebook.log.LogUnavailableException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values that occur in each block of the log, in a collection beside it. Whoever appends keeps each block that is full,
 * in order and without gaps; the blocks after the last one kept are not narrowed down by a search. All of it is made from
 * the log, anew where it is missing, so nothing is lost with it.
 */
final class MongoBlocks {
    private static final Logger LOG = LoggerFactory.getLogger(MongoBlocks.class);

    private static final String COLLECTION = "blocks";
    private static final String BLOCK = "_id";
    private static final String VALUES = "values";
    private static final int BLOCKS_AT_ONCE = 50;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> blocks;
    private final MongoCollection<RawBsonDocument> commits;

    /** The block of the commit that was recorded last, and where that commit ends. */
    private long block = -1;

    private long end;

    /** The values of the block's commits, all of them so far if they are complete. */
    private final Set<String> values = new LinkedHashSet<>();

    private boolean complete;

    MongoBlocks(MongoDatabase database, MongoCollection<RawBsonDocument> commits) {
        this.blocks = Durable.collection(database, COLLECTION);
        this.commits = commits;
    }

    /** Makes what is missing, and forgets what a log that was put back to an earlier state does not hold. */
    void prepare(LongSupplier lastPosition) {
        blocks.createIndex(new Document(VALUES, 1).append(BLOCK, 1));
        unlessItFails(() -> {
            keepBefore(withinLog(kept(), lastPosition));
        });
    }

    /** Forgets what is kept beyond the log. @return how many blocks of it are full */
    private long withinLog(long kept, LongSupplier lastPosition) {
        long full = lastPosition.getAsLong() / Blocks.SIZE;
        if (kept > full) {
            LOG.warn("What the log is searched by went beyond its end");
            blocks.deleteMany(new Document(BLOCK, new Document("$gte", full)));
        }
        return full;
    }

    /**
     * Compares the blocks that are kept with the log, and makes those anew that lack something. A value too many makes a
     * search read the block in vain, and hides nothing.
     */
    List<Long> realign(LongSupplier lastPosition) {
        long kept = kept();
        long full = withinLog(kept, lastPosition);
        List<Long> lacking = new ArrayList<>();
        for (long from = 0; from < Math.min(kept, full); from += BLOCKS_AT_ONCE) {
            long to = Math.min(Math.min(kept, full), from + BLOCKS_AT_ONCE);
            Map<Long, Set<?>> stored = stored(from, to);
            List<Set<String>> made = made(from, to);
            for (long each = from; each < to; each++) {
                Set<String> values = made.get((int) (each - from));
                if (!stored.getOrDefault(each, Set.of()).containsAll(values)) {
                    blocks.replaceOne(new Document(BLOCK, each), document(each, values), UPSERT);
                    lacking.add(each);
                }
            }
        }
        if (kept > full) {
            lacking.add(full);
        }
        return lacking;
    }

    private Map<Long, Set<?>> stored(long from, long to) {
        Map<Long, Set<?>> stored = new HashMap<>();
        Document between = new Document("$gte", from).append("$lt", to);
        blocks.find(new Document(BLOCK, between))
                .forEach(block -> stored.put(
                        number(block), block.get(VALUES) instanceof List<?> list ? new HashSet<>(list) : Set.of()));
        return stored;
    }

    /** How many blocks are kept: all before this one. What has no number is none that was kept here. */
    long kept() {
        Document last = blocks.find(new Document(BLOCK, new Document("$type", "long")))
                .sort(new Document(BLOCK, -1))
                .limit(1)
                .first();
        return last == null ? 0 : number(last) + 1;
    }

    /** Those of the kept blocks from one to another, both included, that hold all of the values. */
    MongoCursor<Document> holding(Set<String> values, long from, long to, boolean upwards) {
        return blocks.find(new Document(VALUES, new Document("$all", List.copyOf(values)))
                        .append(BLOCK, new Document("$gte", from).append("$lte", to)))
                .projection(new Document(BLOCK, 1))
                .sort(new Document(BLOCK, upwards ? 1 : -1))
                .cursor();
    }

    static long number(Document block) {
        return block.get(BLOCK, Number.class).longValue();
    }

    /** These commits have been recorded. */
    synchronized void recorded(List<Commit> run) {
        unlessItFails(() -> run.forEach(this::gather));
    }

    /** What is recorded stands even if a block can't be kept now: it is when the next one is full. */
    private void unlessItFails(Runnable keeping) {
        try {
            Durable.answered(() -> {
                keeping.run();
                return true;
            });
        } catch (LogUnavailableException | LogAlteredException e) {
            complete = false;
            LOG.warn("What the log is searched by could not be kept up to date; searches read more until it is", e);
        }
    }

    private void gather(Commit commit) {
        boolean follows = commit.position() == end + 1;
        long next = Blocks.of(commit.position());
        if (next != block || !follows) {
            if (follows && complete && next == block + 1 && kept() == block) {
                keep(block, values);
            } else {
                keepBefore(next);
            }
            complete = follows || commit.position() == Blocks.first(next);
            values.clear();
        }
        block = next;
        end = commit.lastPosition();
        values.addAll(Blocks.values(commit));
    }

    /** Makes from the log what is missing before this block. */
    private void keepBefore(long to) {
        for (long from = kept(); from < to; from += BLOCKS_AT_ONCE) {
            List<Set<String>> made = made(from, Math.min(from + BLOCKS_AT_ONCE, to));
            for (int i = 0; i < made.size(); i++) {
                keep(from + i, made.get(i));
            }
        }
    }

    /** What the log holds in each of the blocks from one to before another. */
    private List<Set<String>> made(long from, long to) {
        List<Set<String>> found = new ArrayList<>();
        for (long each = from; each < to; each++) {
            found.add(new LinkedHashSet<>());
        }
        Document between = new Document("$gte", Blocks.first(from)).append("$lt", Blocks.first(to));
        try (MongoCursor<RawBsonDocument> cursor =
                commits.find(new Document(CommitDocument.POSITION, between)).cursor()) {
            while (cursor.hasNext()) {
                Commit commit = CommitDocument.read(cursor.next());
                found.get((int) (Blocks.of(commit.position()) - from)).addAll(Blocks.values(commit));
            }
        }
        return found;
    }

    /** Whoever else keeps it keeps the same. */
    private void keep(long number, Set<String> itsValues) {
        Durable.insert(blocks, document(number, itsValues));
    }

    private static Document document(long number, Set<String> itsValues) {
        return new Document(BLOCK, number).append(VALUES, List.copyOf(itsValues));
    }
}
