package casebook.log.mongo;

import casebook.log.Blocks;
import casebook.log.Commit;
import casebook.log.LogAlteredException;
import casebook.log.LogUnavailableException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bson.Document;
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

    private final MongoCollection<Document> blocks;
    private final MongoCollection<Document> commits;

    /** The block of the commit that was recorded last, and where that commit ends. */
    private long block = -1;

    private long end;

    /** The values of the block's commits, all of them so far if they are complete. */
    private final Set<String> values = new LinkedHashSet<>();

    private boolean complete;

    MongoBlocks(MongoDatabase database, MongoCollection<Document> commits) {
        this.blocks = Durable.collection(database, COLLECTION);
        this.commits = commits;
    }

    /** Makes what is missing, and forgets what a log that was put back to an earlier state does not hold. */
    void prepare(LongSupplier lastPosition) {
        blocks.createIndex(new Document(VALUES, 1).append(BLOCK, 1));
        unlessItFails(() -> {
            long kept = kept();
            long full = lastPosition.getAsLong() / Blocks.SIZE;
            if (kept > full) {
                LOG.warn("What the log is searched by went beyond its end");
                blocks.deleteMany(new Document(BLOCK, new Document("$gte", full)));
            }
            keepBefore(full);
        });
    }

    /** How many blocks are kept: all before this one. */
    long kept() {
        Document last = blocks.find().sort(new Document(BLOCK, -1)).limit(1).first();
        return last == null ? 0 : last.getLong(BLOCK) + 1;
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
        return block.getLong(BLOCK);
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
            List<Set<String>> found = new ArrayList<>();
            for (long each = from; each < Math.min(from + BLOCKS_AT_ONCE, to); each++) {
                found.add(new LinkedHashSet<>());
            }
            Document between =
                    new Document("$gte", Blocks.first(from)).append("$lt", Blocks.first(from + found.size()));
            try (MongoCursor<Document> cursor =
                    commits.find(new Document(CommitDocument.POSITION, between)).cursor()) {
                while (cursor.hasNext()) {
                    Commit commit = CommitDocument.read(cursor.next());
                    found.get((int) (Blocks.of(commit.position()) - from)).addAll(Blocks.values(commit));
                }
            }
            for (int i = 0; i < found.size(); i++) {
                keep(from + i, found.get(i));
            }
        }
    }

    /** Whoever else keeps it keeps the same. */
    private void keep(long number, Set<String> itsValues) {
        Durable.insert(blocks, new Document(BLOCK, number).append(VALUES, List.copyOf(itsValues)));
    }
}
