package io.touchstone.control.access;

import io.touchstone.tenant.Base36;
import java.util.Optional;

/** Names a key within its workspace; tells nothing of its secret. */
record ApiKeyId(long value) {

    private static final String PREFIX = "key_";

    static Optional<ApiKeyId> parse(String text) {
        return text.startsWith(PREFIX)
                ? Base36.parse(text.substring(PREFIX.length())).map(ApiKeyId::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + Base36.format(value);
    }
}
