package casebook.web;

import casebook.log.LogAlteredException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console that the service can't start from an altered record, and where it begins to differ. */
final class RecordAlteredAnalyzer extends AbstractFailureAnalyzer<LogAlteredException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LogAlteredException cause) {
        return new FailureAnalysis(
                "The record was altered: %s.".formatted(cause.getMessage()),
                "Keep the database as it is and restore a copy of it, or choose another with MONGODB_URI.",
                cause);
    }
}
