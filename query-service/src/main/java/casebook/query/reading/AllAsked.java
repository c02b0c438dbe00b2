package casebook.query.reading;

import casebook.web.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one parameter after the other, so that all that can't be read are refused at once. */
public final class AllAsked {
    private final Map<String, Problem> refused = new LinkedHashMap<>();

    /**
     * What is read, or nothing where it is refused.
     *
     * @throws Problem where it is refused for anything else than a parameter
     */
    public <T> Optional<T> read(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (Problem e) {
            for (Problem each : e.parts()) {
                refused.putIfAbsent(Asked.parameter(each).orElseThrow(() -> e), each);
            }
            return Optional.empty();
        }
    }

    /** What was written is read as, or nothing where nothing was written or it is refused. */
    public <T> @Nullable T given(@Nullable String written, Function<String, T> reader) {
        return written == null ? null : read(() -> reader.apply(written)).orElse(null);
    }

    /** Reads what is of no more use once it could be read. */
    public void check(Runnable part) {
        read(() -> {
            part.run();
            return true;
        });
    }

    /** @throws Problem where something was refused: all of it */
    public void require() {
        if (!refused.isEmpty()) {
            throw Asked.refusal(refused);
        }
    }
}
