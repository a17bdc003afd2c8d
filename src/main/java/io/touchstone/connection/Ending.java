package io.touchstone.connection;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Why a connection was closed from this side, and how often. Counted here, for there are connections before there are beans. */
enum Ending {
    /** There was no room for it. */
    FULL,
    /** Another one needed its place. */
    DISPLACED,
    /** Its head was not whole in time. */
    SLOW_HEAD,
    /** Its head was no head of a request. */
    BAD_HEAD,
    /** Nothing was asked for a while. */
    IDLE,
    /** Its client took nothing of an answer for too long. */
    UNTAKEN,
    /** All that is half sent or untaken was too much. */
    MEMORY;

    private final LongAdder count = new LongAdder();

    void count() {
        count.increment();
    }

    long counted() {
        return count.sum();
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
