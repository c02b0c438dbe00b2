package casebook.web;

import java.io.UncheckedIOException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console which file or folder could not be used, in place of a stack trace. */
final class FolderUnusableAnalyzer extends AbstractFailureAnalyzer<UncheckedIOException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UncheckedIOException cause) {
        return new FailureAnalysis(
                "A file or folder can't be used: " + cause.getCause(),
                "Give folders that can be written to with --casebook.data-dir=PATH and --casebook.accounts-file=PATH.",
                cause);
    }
}
