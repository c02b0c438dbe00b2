package casebook.query.cases;

import casebook.events.ProgressStatus;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;

/** How, when and by which entry a case was closed. */
public record Closing(long entry, Kind kind, LocalDate on) implements Described {

    /** How a case is closed. */
    public enum Kind {
        COMPLETED(ProgressStatus.COMPLETED),
        WITHDRAWN(ProgressStatus.NOT_APPLICABLE);

        private final ProgressStatus status;

        Kind(ProgressStatus status) {
            this.status = status;
        }

        /** Where a case stands that was closed in this way. */
        ProgressStatus status() {
            return status;
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
