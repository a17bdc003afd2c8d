package io.touchstone.source;

import org.jspecify.annotations.Nullable;

/** What somebody sent to the address of a connection, as it came. */
public interface HookRequest {

    /** The first value of a header, whatever the case of its name; null where there is none. */
    @Nullable String header(String name);

    byte[] body();
}
