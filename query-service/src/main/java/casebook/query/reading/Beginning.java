package casebook.query.reading;

import casebook.log.EventLog;
import casebook.query.projecting.Recorded;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the record begins: the day in Britain on which its first entry was recorded. */
@Component
public final class Beginning {
    private final EventLog log;
    private volatile @Nullable LocalDate known;

    Beginning(EventLog log) {
        this.log = log;
    }

    /** None while the record is empty. */
    public Optional<LocalDate> day() {
        if (known == null) {
            known = log.readAfter(0, 1).stream()
                    .findFirst()
                    .map(first -> Recorded.day(first.recordedAt()))
                    .orElse(null);
        }
        return Optional.ofNullable(known);
    }
}
