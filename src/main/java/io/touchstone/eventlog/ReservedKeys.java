package io.touchstone.eventlog;

/** Keys nobody else has. A transaction that starts again takes them from the first on again. */
public record ReservedKeys(long first, long count) {

    public KeySequence range() {
        return new KeySequence(first, count);
    }
}
