package casebook.query.projecting;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Which documents are parked. An event that waits is not copied here: the log has it. {@code through} is compared before
 * it is changed, so that a document is never released while an event slips in behind it.
 */
final class ParkingPlace {
    private final MongoCollection<Document> collection;
    private final String view;

    /** @param view what the view's collection is called */
    ParkingPlace(MongoDatabase database, String view) {
        collection = database.getCollection("parked");
        this.view = view;
    }

    List<Parked> find(Collection<String> keys) {
        return collection
                .find(new Document(
                        "_id", new Document("$in", keys.stream().map(this::id).toList())))
                .map(ParkingPlace::read)
                .into(new ArrayList<>());
    }

    Optional<Parked> find(String key) {
        return find(List.of(key)).stream().findFirst();
    }

    List<Parked> all() {
        return collection
                .find(new Document("view", view))
                .sort(ascending("since"))
                .map(ParkingPlace::read)
                .into(new ArrayList<>());
    }

    void park(Parked parked) {
        collection.insertOne(write(parked));
    }

    /** Replaces what is known about a parked document. */
    void change(Parked from, Parked to) {
        UpdateResult result = collection.replaceOne(unchanged(from), write(to));
        if (result.getMatchedCount() == 0) {
            throw new ChangedMeanwhileException(id(from.key()));
        }
    }

    void release(Parked parked) {
        DeleteResult result = collection.deleteOne(unchanged(parked));
        if (result.getDeletedCount() == 0) {
            throw new ChangedMeanwhileException(id(parked.key()));
        }
    }

    void clear() {
        collection.deleteMany(new Document("view", view));
    }

    private Bson unchanged(Parked parked) {
        return new Document("_id", id(parked.key())).append("through", parked.through());
    }

    private String id(String key) {
        return view + "/" + key;
    }

    private Document write(Parked parked) {
        return new Document("_id", id(parked.key()))
                .append("view", view)
                .append("key", parked.key())
                .append("since", parked.since())
                .append("reason", parked.reason())
                .append("through", parked.through());
    }

    private static Parked read(Document document) {
        return new Parked(
                document.getString("key"),
                document.getLong("since"),
                document.getString("reason"),
                document.getLong("through"));
    }
}
