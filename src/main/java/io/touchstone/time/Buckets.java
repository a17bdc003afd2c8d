package io.touchstone.time;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Finds the bucket of an instant among the consecutive buckets of a period. */
public final class Buckets {

    private final List<Bucket> all;
    // Each bucket's start and, last, the end of the whole; epoch milliseconds, never descending.
    private final long[] bounds;

    /**
     * @param all in order of time, each starting where the one before it ends, as {@link Interval#buckets} makes them
     * @throws IllegalArgumentException when there is none, or a gap or an overlap between two
     */
    public Buckets(List<Bucket> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a period has at least one bucket");
        }
        this.all = List.copyOf(all);
        bounds = new long[all.size() + 1];
        bounds[0] = all.getFirst().start().toEpochMilli();
        for (int index = 0; index < all.size(); index++) {
            Bucket bucket = all.get(index);
            if (bucket.start().toEpochMilli() != bounds[index]) {
                throw new IllegalArgumentException(bucket.label() + " does not start where its predecessor ends");
            }
            bounds[index + 1] = bucket.end().toEpochMilli();
        }
    }

    public List<Bucket> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    public BucketProgress progress(Instant now) {
        return new BucketProgress(
                (int) all.stream()
                        .takeWhile(bucket -> !now.isBefore(bucket.start()))
                        .count(),
                (int) all.stream()
                        .takeWhile(bucket -> !now.isBefore(bucket.end()))
                        .count());
    }

    /** The index of the one bucket that holds an instant, or -1 when it is outside the period. */
    public int indexOf(long epochMillis) {
        if (epochMillis < bounds[0] || epochMillis >= bounds[bounds.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(bounds, epochMillis);
        if (found < 0) {
            return -found - 2;
        }
        // An empty bucket shares its start with the next one, which is the one that holds the instant.
        while (bounds[found + 1] == epochMillis) {
            found++;
        }
        return found;
    }
}
