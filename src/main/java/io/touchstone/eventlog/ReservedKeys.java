package io.touchstone.eventlog;

/** Keys nobody else has. A transaction that starts again takes them from the first on again. */
public record ReservedKeys(long first, long count) {

    public KeyRange range() {
        return new KeyRange(first, count);
    }
}
