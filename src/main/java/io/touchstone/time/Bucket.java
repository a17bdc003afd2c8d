package io.touchstone.time;

import java.time.Instant;

/**
 * One point of a series.
 *
 * @param label the {@code start} of a point in answers: a local date, or for hours a local date-time
 *     with offset; where the period cuts the bucket, still the start of the whole
 * @param start inclusive, within the period
 * @param end exclusive, within the period; equal to {@code start} for a day that the zone skipped
 */
public record Bucket(String label, Instant start, Instant end) {

    public Bucket {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("bucket " + label + " ends at " + end + ", before " + start);
        }
    }
}
