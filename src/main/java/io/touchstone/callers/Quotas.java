package io.touchstone.callers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So many in a minute for each of those who are counted. One who was not heard of for longer has all of it again, and is
 * forgotten; of very many at once those who come least often are, too.
 *
 * @param <K> by what they are told apart
 */
final class Quotas<K> {

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** Of some hundred bytes each. */
    private static final int MOST_COUNTED = 10_000;

    private final Bandwidth share;
    private final TimeMeter clock;
    private final Cache<K, Bucket> buckets;

    private Quotas(Bandwidth share, TimeMeter clock) {
        this.share = share;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterAccess(MINUTE)
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** What was taken comes back bit by bit, within a minute. */
    static <K> Quotas<K> flowing(int perMinute, TimeMeter clock) {
        return new Quotas<>(
                Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, MINUTE)
                        .build(),
                clock);
    }

    /** What was taken comes back at once, a minute after the first was: so there are never more in it. */
    static <K> Quotas<K> byTheMinute(int perMinute, TimeMeter clock) {
        return new Quotas<>(
                Bandwidth.builder()
                        .capacity(perMinute)
                        .refillIntervally(perMinute, MINUTE)
                        .build(),
                clock);
    }

    /** Takes one, if there is one left. */
    ConsumptionProbe take(K counted) {
        return buckets.get(counted, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(share).withCustomTimePrecision(clock).build();
    }

    /** How many are counted at present. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
