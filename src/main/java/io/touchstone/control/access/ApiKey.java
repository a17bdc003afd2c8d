package io.touchstone.control.access;

import io.touchstone.tenant.WorkspaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as it may be shown: everything but its secret.
 *
 * @param expiresAt from then on it lets nobody in; null for never
 * @param lastUsedOn the day in UTC; null for never, or before this was kept
 */
record ApiKey(
        WorkspaceId workspace,
        ApiKeyId id,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {

    ApiKey usedOn(LocalDate day) {
        return new ApiKey(workspace, id, name, scopes, createdAt, expiresAt, day);
    }
}
