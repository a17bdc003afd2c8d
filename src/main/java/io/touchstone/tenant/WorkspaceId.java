package io.touchstone.tenant;

import java.util.Optional;

/**
 * Names a tenant. Every row and every statement carries it.
 *
 * @param value positive
 */
public record WorkspaceId(long value) {

    private static final String PREFIX = "ws_";

    /** From its text form; empty when that is not exactly what {@link #toString} writes for some id. */
    public static Optional<WorkspaceId> parse(String text) {
        return text.startsWith(PREFIX)
                ? Base36.parse(text.substring(PREFIX.length())).map(WorkspaceId::new)
                : Optional.empty();
    }

    /** As clients see it: {@code ws_} and the value in base 36. */
    @Override
    public String toString() {
        return PREFIX + Base36.format(value);
    }
}
