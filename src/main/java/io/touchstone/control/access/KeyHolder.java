package io.touchstone.control.access;

import io.touchstone.control.workspace.DataVersion;
import io.touchstone.control.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sent a valid API key.
 *
 * @param workspace as it was when the request came
 * @param dataVersion of its data at the same moment
 * @param expiresAt null for never
 * @param lastUsedOn as is stored, null for never
 */
record KeyHolder(
        Workspace workspace,
        DataVersion dataVersion,
        KeyName name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable LocalDate lastUsedOn) {

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Caller caller() {
        return new Caller(workspace, dataVersion, name, scopes, expiresAt);
    }
}
