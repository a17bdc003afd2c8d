package io.touchstone.source.platform;

import io.touchstone.source.HookRequest;
import io.touchstone.source.Translation;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection, ready for what comes over it. May be shared by threads. */
public interface Receiver {

    /** Whether whoever sent it knows a secret of the connection. Looks at nothing but bytes, in constant time. */
    boolean isAuthentic(HookRequest request);

    /**
     * Whether it is what a platform sends, unsigned, to see whether somebody is there: it is acknowledged and counted, and nothing of it is
     * read or kept.
     */
    default boolean isPing(HookRequest request) {
        return false;
    }

    /** As {@link io.touchstone.source.Adapter#translate}. */
    Translation translate(HookRequest request);

    /**
     * What to answer the platform that asks whether somebody is there, which nobody signs; empty where it does not prove itself.
     *
     * @param parameter the value of a query parameter by its name
     */
    default Optional<String> handshake(Function<String, @Nullable String> parameter) {
        return Optional.empty();
    }

    /** In which the platform's days are counted. */
    ZoneId zone();
}
