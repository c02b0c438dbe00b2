package casebook.web;

import com.mongodb.MongoException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console that MongoDB was not there when the service started, in place of a stack trace. */
final class StoreAwayAnalyzer extends AbstractFailureAnalyzer<MongoException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MongoException cause) {
        return new FailureAnalysis(
                "MongoDB does not answer: " + cause.getMessage(),
                "Start it, or check MONGODB_URI; then start the service again.",
                cause);
    }
}
