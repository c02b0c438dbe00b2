package casebook.log;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The newest version that was seen of each of the streams used last. What was seen is durable, so it stays true. */
final class StreamVersions {
    private static final int STREAMS = 20_000;

    private final Map<String, Long> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > STREAMS;
        }
    };

    /** 0 for a stream of which nothing is known. */
    synchronized long of(String stream) {
        return seen.getOrDefault(stream, 0L);
    }

    synchronized void saw(Collection<Commit> commits) {
        commits.forEach(commit -> seen.merge(commit.stream(), commit.lastVersion(), Math::max));
    }
}
