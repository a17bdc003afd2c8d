package io.touchstone.source.setup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The connections that deliveries came over a moment ago, so that hundreds of them in a second cost one look at the database. Another instance
 * learns of a change within that time.
 */
@Singleton
public final class ReadyConnections {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final SourceConnections connections;
    private final Cache<HookToken, Optional<ReadyConnection>> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    ReadyConnections(SourceConnections connections) {
        this.connections = connections;
    }

    /** Empty where there is none. */
    public Optional<ReadyConnection> find(HookToken token) {
        return known.get(token, connections::ready);
    }

    /** It was changed, here. */
    void forget(SourceConnection connection) {
        known.invalidate(connection.token());
    }

    void forgetAll() {
        known.invalidateAll();
    }
}
