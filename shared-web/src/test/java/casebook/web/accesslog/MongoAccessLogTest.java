package casebook.web.accesslog;

import casebook.log.mongo.TestMongo;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class MongoAccessLogTest extends AccessLogContract {
    private final TestMongo mongo = new TestMongo();

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    AccessLog at(Instant now) {
        return on(new MongoAccessStore(mongo.database()), now);
    }
}
