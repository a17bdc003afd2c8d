package io.touchstone.demo;

import io.touchstone.control.access.ApiKeys;
import io.touchstone.control.access.CreatedApiKey;
import io.touchstone.control.access.Scope;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key by which the page looks at the demo: it reads, and expires. */
@Singleton
class DemoKey {

    static final String NAME = "page of the demo";
    static final Duration LIFE = Duration.ofHours(12);

    private final ApiKeys keys;
    private final InstantSource clock;
    private @Nullable WorkspaceId opened;
    private @Nullable CreatedApiKey latest;

    DemoKey(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** One that is good for half of its life at least. The one before it is revoked, wherever it went. */
    synchronized CreatedApiKey of(WorkspaceId workspace) {
        Instant now = clock.instant();
        CreatedApiKey key = latest;
        if (key == null
                || !workspace.equals(opened)
                || Objects.requireNonNull(key.expiresAt()).isBefore(now.plus(LIFE.dividedBy(2)))) {
            key = keys.replace(workspace, NAME, List.of(Scope.READ, Scope.READ_CONTACTS), now.plus(LIFE));
            latest = key;
            opened = workspace;
        }
        return key;
    }
}
