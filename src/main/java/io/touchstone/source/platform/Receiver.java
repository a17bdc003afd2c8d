package io.touchstone.source.platform;

import io.touchstone.source.Translation;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection, ready for what comes over it. May be shared by threads. */
public interface Receiver {

    /** Whether whoever sent it knows a secret of the connection. Looks at nothing but bytes, in constant time. */
    boolean isAuthentic(HookRequest request);

    /** As {@link io.touchstone.source.Adapter#translate}. */
    Translation translate(byte[] body);

    /**
     * What to answer the platform that asks whether somebody is there, which nobody signs; empty where it does not prove itself.
     *
     * @param parameter the value of a query parameter by its name
     */
    Optional<String> handshake(Function<String, @Nullable String> parameter);

    /** In which the platform's days are counted. */
    ZoneId zone();
}
