package io.touchstone.control.access;

import io.touchstone.control.workspace.DataVersion;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request may do, and in which workspace: read with one statement, at the beginning of each. It reads the version of the
 * data as well, so that nobody has to ask for it before an answer is read.
 */
final class SelectKey {

    private record StoredKey(
            byte[] secretHash,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable LocalDate lastUsedOn,
            DataVersion dataVersion,
            Workspace workspace) {

        KeyHolder holder(ApiKeyToken token) {
            KeyName name = new KeyName(token.workspace(), new ApiKeyId(token.keyId()));
            return new KeyHolder(workspace, dataVersion, name, scopes, expiresAt, lastUsedOn);
        }
    }

    private SelectKey() {}

    /**
     * The holder of the key that the token proves to be, expired or not; empty when there is none, or its secret is
     * another.
     */
    static Optional<KeyHolder> of(Tenant tenant, ApiKeyToken token) {
        return tenant
                .query(
                        "SELECT secret_hash, scopes, expires_at, last_used_day, (" + DataVersionStore.VERSION + "), ("
                                + DataVersionStore.STORED_AT + "), "
                                + SelectWorkspace.COLUMNS
                                + """
                         FROM api_key JOIN workspace ON workspace.id = api_key.workspace_id
                        WHERE api_key.workspace_id = :workspace AND api_key.id = ?
                        """,
                        SelectKey::read,
                        token.keyId())
                .stream()
                .filter(key -> MessageDigest.isEqual(key.secretHash(), token.secretHash()))
                .map(key -> key.holder(token))
                .findFirst();
    }

    private static StoredKey read(Row row) {
        byte[] secretHash = row.bytes();
        List<String> scopes = List.of(row.text().split(" ", -1));
        Long expiresAt = row.numberOrNull();
        Long lastUsedDay = row.numberOrNull();
        return new StoredKey(
                secretHash,
                scopes,
                expiresAt == null ? null : Instant.ofEpochMilli(expiresAt),
                lastUsedDay == null ? null : LocalDate.ofEpochDay(lastUsedDay),
                DataVersionStore.read(row),
                SelectWorkspace.read(row));
    }
}
