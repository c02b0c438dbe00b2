package casebook.web.accesslog;

import casebook.web.Correlation;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records who came in and who was refused, durably, and forgets it when its time is over. */
public final class AccessLog {
    /** Longer texts are cut: whoever is refused must not fill the disk by it. */
    private static final int LONGEST_PERSON = 100;

    private static final int LONGEST_WHAT = 500;

    private final AccessStore store;
    private final Clock clock;
    private final Duration kept;
    private final AtomicReference<LocalDate> shortened = new AtomicReference<>(LocalDate.MIN);

    AccessLog(AccessStore store, Clock clock, Duration kept) {
        this.store = store;
        this.clock = clock;
        this.kept = kept;
    }

    /** @throws casebook.log.LogUnavailableException where it is not known to be recorded */
    public void record(Kind kind, Outcome outcome, @Nullable String person, String from, String what) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Access access = new Access(
                AccessFilter.id(now),
                now,
                kind,
                outcome,
                person == null ? null : harmless(person, LONGEST_PERSON),
                from,
                harmless(what, LONGEST_WHAT),
                Correlation.id());
        // Where two come in the same microsecond, or the clock was put back, the later one gets the next place.
        long id = access.id();
        while (!store.add(access.withId(id))) {
            id = Math.max(id, newest()) + 1;
        }
        shorten(now);
    }

    private long newest() {
        return store.find(AccessFilter.ALL, Long.MAX_VALUE, 1).stream()
                .mapToLong(Access::id)
                .findFirst()
                .orElse(0);
    }

    private void shorten(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(shortened.getAndSet(today))) {
            store.forgetBefore(AccessFilter.id(now.minus(kept)));
        }
    }

    /** At most {@code limit} accesses with an id below {@code before}, the newest first. */
    public List<Access> find(AccessFilter filter, long before, int limit) {
        return store.find(filter, before, limit);
    }

    /** What can be shown anywhere: nothing that turns a line, a terminal or the writing around. */
    private static String harmless(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(character -> Character.isISOControl(character)
                                || Character.getType(character) == Character.FORMAT
                                || Character.getType(character) == Character.SURROGATE
                        ? '\uFFFD'
                        : character)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
