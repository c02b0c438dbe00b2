package casebook.query.projecting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All generations that there are, oldest first, as seen by an instance whose views have these versions.
 */
record Standings(List<Standing> all, Map<String, Integer> versions) {

    /** Those that this instance can fold and read. */
    List<Standing> own() {
        return all.stream()
                .filter(standing -> standing.versions().equals(versions))
                .toList();
    }

    /** What serves the readers of this instance. */
    Optional<Standing> serving() {
        return own().reversed().stream().filter(Standing::serves).findFirst();
    }

    /** What will serve them next. */
    Optional<Standing> building() {
        List<Standing> own = own();
        return own.isEmpty() || own.getLast().serves() ? Optional.empty() : Optional.of(own.getLast());
    }

    /** What serves readers, if need be those of instances whose views have other versions. */
    Optional<Standing> servingAnybody() {
        return serving()
                .or(() -> all.reversed().stream().filter(Standing::serves).findFirst());
    }

    boolean isInUse(long number) {
        return serving().filter(standing -> standing.number() == number).isPresent()
                || building().filter(standing -> standing.number() == number).isPresent();
    }

    Optional<Standing> find(long number) {
        return all.stream().filter(standing -> standing.number() == number).findFirst();
    }

    /** The highest number that is taken. */
    long last() {
        return all.isEmpty() ? 0 : all.getLast().number();
    }
}
