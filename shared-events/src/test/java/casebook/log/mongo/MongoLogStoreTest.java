package casebook.log.mongo;

import casebook.log.EventLogContract;
import casebook.log.LogStore;
import org.junit.jupiter.api.AfterEach;

class MongoLogStoreTest extends EventLogContract {
    private final TestMongo mongo = new TestMongo();

    @AfterEach
    void drop() {
        mongo.close();
    }

    @Override
    protected LogStore store() {
        return new MongoLogStore(mongo.database());
    }
}
