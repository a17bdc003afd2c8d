package io.touchstone.query.catalog;

import java.time.Instant;

/** When the first and the last message of something was sent, of all time. */
record SentRange(Instant first, Instant last) {

    SentRange plus(SentRange other) {
        return new SentRange(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
}
