package casebook.query.reading;

import casebook.query.projecting.Parked;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that what is shown stands still, because the event at position {@code since} could not be folded in. */
public record StandsStill(long since, String reason) {

    public static @Nullable StandsStill of(@Nullable Parked parked) {
        return Optional.ofNullable(parked)
                .map(it -> new StandsStill(it.since(), it.reason()))
                .orElse(null);
    }
}
