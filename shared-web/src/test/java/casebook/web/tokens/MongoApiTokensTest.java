package casebook.web.tokens;

import casebook.log.mongo.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoApiTokensTest extends ApiTokensContract {
    private final TestMongo mongo = new TestMongo();

    @AfterEach
    void close() {
        mongo.close();
    }

    @Override
    TokenStore store() {
        return new MongoTokenStore(mongo.database());
    }
}
