package casebook.log;

import java.util.Objects;

/** An event on its way into the log: its type's name and revision, and its JSON exactly as it is to be stored. */
public record NewEvent(String type, int revision, String payload) {
    public NewEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(payload, "payload");
    }
}
