package casebook.query.projecting;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Which documents are parked. An event that waits is not copied here: the log has it. {@code through} is compared before
 * it is changed, so that a document is never released while an event slips in behind it.
 */
final class ParkingPlace {
    private final MongoCollection<Document> collection;

    ParkingPlace(MongoDatabase database) {
        collection = database.getCollection("parked");
    }

    Map<String, Parked> find(String view, Collection<String> keys) {
        Map<String, Parked> found = new HashMap<>();
        List<String> ids = keys.stream().map(key -> id(view, key)).toList();
        collection
                .find(new Document("_id", new Document("$in", ids)))
                .map(ParkingPlace::read)
                .forEach(parked -> found.put(parked.key(), parked));
        return found;
    }

    Optional<Parked> find(String view, String key) {
        return Optional.ofNullable(find(view, List.of(key)).get(key));
    }

    List<Parked> all(String view) {
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
            throw new ChangedMeanwhileException(id(from.view(), from.key()));
        }
    }

    void release(Parked parked) {
        DeleteResult result = collection.deleteOne(unchanged(parked));
        if (result.getDeletedCount() == 0) {
            throw new ChangedMeanwhileException(id(parked.view(), parked.key()));
        }
    }

    private static Bson unchanged(Parked parked) {
        return new Document("_id", id(parked.view(), parked.key())).append("through", parked.through());
    }

    private static String id(String view, String key) {
        return view + "/" + key;
    }

    private static Document write(Parked parked) {
        return new Document("_id", id(parked.view(), parked.key()))
                .append("view", parked.view())
                .append("key", parked.key())
                .append("since", parked.since())
                .append("reason", parked.reason())
                .append("through", parked.through());
    }

    private static Parked read(Document document) {
        return new Parked(
                document.getString("view"),
                document.getString("key"),
                document.getLong("since"),
                document.getString("reason"),
                document.getLong("through"));
    }
}
