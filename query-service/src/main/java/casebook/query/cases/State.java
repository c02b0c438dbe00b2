package casebook.query.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a case is open, or how it was closed. */
public enum State {
    OPEN,
    COMPLETED,
    WITHDRAWN;

    static State of(CaseView view) {
        return view.closing()
                .map(closing -> switch (closing.kind()) {
                    case COMPLETED -> COMPLETED;
                    case WITHDRAWN -> WITHDRAWN;
                })
                .orElse(OPEN);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
