package casebook.web.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How often each of many may do something. Forgets who has not done it for so long that all has come back. */
final class Allowances {
    private static final int MOST = 100_000;
    private final LoadingCache<String, Bucket> buckets;

    Allowances(int times, Duration per) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(per)
                .build(who -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, per))
                        .build());
    }

    /** How long somebody has to wait before doing it once more; zero where it may be done now. */
    Duration remaining(String who) {
        return Duration.ofNanos(buckets.get(who).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Counts it, where that is allowed now; otherwise how long to wait. */
    Duration take(String who) {
        return Duration.ofNanos(buckets.get(who).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** Begins anew with somebody. */
    void forget(String who) {
        buckets.invalidate(who);
    }
}
