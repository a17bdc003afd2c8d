package io.touchstone.security;

import io.touchstone.rollup.DataVersionStore;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.SelectWorkspace;
import io.touchstone.workspace.Workspace;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a request may do, and in which workspace: read with one statement, at the beginning of each. It reads the version of the
 * data as well, so that nobody has to ask for it before an answer is read.
 */
final class SelectKey {

    private record StoredKey(byte[] secretHash, List<String> scopes, long dataVersion, Workspace workspace) {}

    private SelectKey() {}

    /** The holder of the key that the token proves to be; empty when there is none, or its secret is another. */
    static Optional<KeyHolder> of(Connection connection, ApiKeyToken token) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT secret_hash, scopes, (" + DataVersionStore.VERSION + "), " + SelectWorkspace.COLUMNS
                                + """
                         FROM api_key JOIN workspace ON workspace.id = api_key.workspace_id
                        WHERE api_key.workspace_id = ? AND api_key.id = ?
                        """,
                        SelectKey::read,
                        token.workspace().value(),
                        token.workspace().value(),
                        token.keyId())
                .stream()
                .filter(key -> MessageDigest.isEqual(key.secretHash(), token.secretHash()))
                .map(key ->
                        new KeyHolder(key.workspace(), key.dataVersion(), new ApiKeyId(token.keyId()), key.scopes()))
                .findFirst();
    }

    private static StoredKey read(Row row) throws SQLException {
        return new StoredKey(row.bytes(), List.of(row.text().split(" ", -1)), row.number(), SelectWorkspace.read(row));
    }
}
