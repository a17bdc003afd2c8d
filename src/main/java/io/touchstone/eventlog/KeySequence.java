package io.touchstone.eventlog;

/** Keys nobody else has, handed out one by one. Not thread safe: one belongs to one transaction. */
public final class KeySequence {

    private long next;
    private final long end;

    KeySequence(long first, long count) {
        this.next = first;
        this.end = first + count;
    }

    public long take() {
        if (next == end) {
            throw new IllegalStateException("more keys taken than reserved");
        }
        return next++;
    }
}
