package casebook.query.projecting;

import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.WriteModel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database whose connection breaks at a write of one's choice, for ever or only once. Each statement of a bulk write
 * counts as a write, as it does in MongoDB.
 */
final class FailingWrites {
    private static final Set<String> WRITES = Set.of(
            "insertOne", "insertMany", "updateOne", "replaceOne", "deleteOne", "findOneAndUpdate", "createIndex");

    private final MongoDatabase real;
    private volatile int breakAt;
    private volatile boolean forEver;
    private final AtomicInteger writes = new AtomicInteger();

    FailingWrites(MongoDatabase real, int breakAt, boolean forEver) {
        this.real = real;
        this.breakAt = breakAt;
        this.forEver = forEver;
    }

    MongoDatabase database() {
        return proxy(MongoDatabase.class, this::onDatabase);
    }

    int writes() {
        return writes.get();
    }

    void breakNow() {
        breakAt = writes();
    }

    /** Lets writes through again. */
    void repair() {
        forEver = false;
    }

    boolean broken() {
        return writes() > breakAt;
    }

    private void countWrite() {
        int number = writes.getAndIncrement();
        if (number == breakAt || (forEver && number > breakAt)) {
            throw new MongoException("The connection broke at write " + number);
        }
    }

    private Object onDatabase(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object result = call(real, method, arguments);
        return result instanceof MongoCollection<?> collection ? failing(collection) : result;
    }

    private Object failing(MongoCollection<?> collection) {
        return proxy(MongoCollection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("bulkWrite")) {
                return oneByOne(collection, method, arguments);
            }
            if (WRITES.contains(method.getName())) {
                countWrite();
            }
            Object result = call(collection, method, arguments);
            return result instanceof MongoCollection<?> other ? failing(other) : result;
        });
    }

    private BulkWriteResult oneByOne(MongoCollection<?> collection, Method method, Object[] arguments)
            throws Throwable {
        int inserted = 0;
        int matched = 0;
        for (Object write : (List<?>) arguments[0]) {
            countWrite();
            Object[] one = arguments.clone();
            one[0] = List.of((WriteModel<?>) write);
            BulkWriteResult result = (BulkWriteResult) call(collection, method, one);
            inserted += result.getInsertedCount();
            matched += result.getMatchedCount();
        }
        return BulkWriteResult.acknowledged(inserted, matched, 0, matched, List.of(), List.of());
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
