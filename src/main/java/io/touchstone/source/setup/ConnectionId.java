package io.touchstone.source.setup;

import io.touchstone.tenant.Base36;
import java.util.Optional;

/** Names a connection within its workspace. */
public record ConnectionId(long value) {

    private static final String PREFIX = "con_";

    public static Optional<ConnectionId> parse(String text) {
        return text.startsWith(PREFIX)
                ? Base36.parse(text.substring(PREFIX.length())).map(ConnectionId::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + Base36.format(value);
    }
}
