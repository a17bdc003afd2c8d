package io.touchstone.rebuild;

/** What a rebuild starts from: all that is derived from it is made again. Each makes again what those before it do. */
public enum Origin {
    /** Roll-ups are summed from facts and credits as they stand. */
    CREDITS,
    /** Credits, too, are computed again. */
    FACTS,
    /** Facts, too, are computed again: those of messages, purchases, touches and contacts. */
    EVENTS;

    Origin andThatOf(Origin other) {
        return compareTo(other) > 0 ? this : other;
    }
}
