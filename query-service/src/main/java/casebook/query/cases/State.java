package casebook.query.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /** @throws IllegalArgumentException with a sentence that names the words there are */
    static State parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A state is one of %s, not \"%s\""
                        .formatted(Arrays.stream(values()).map(State::word).collect(Collectors.joining(", ")), text)));
    }
}
