package io.touchstone.erasure;

import io.touchstone.tenant.Base36;

/** When it was, in epoch milliseconds, and what tells erasures of one millisecond apart. */
public record ErasureId(long erasedAt, long number) {

    private static final String PREFIX = "er_";

    @Override
    public String toString() {
        return PREFIX + Base36.format(erasedAt) + "_" + Base36.format(number);
    }
}
