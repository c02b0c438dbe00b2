package casebook.command.access;

import casebook.log.EventLog;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who recorded what, as the log says. */
@Component
final class RecordedAuthors implements Authors {
    private final EventLog log;

    RecordedAuthors(EventLog log) {
        this.log = log;
    }

    @Override
    public Optional<String> of(String stream, long entry) {
        return log.findEntry(stream, entry).map(recorded -> recorded.metadata().subject());
    }
}
