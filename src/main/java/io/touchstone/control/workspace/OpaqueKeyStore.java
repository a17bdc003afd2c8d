package io.touchstone.control.workspace;

import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Optional;

/** The keys of workspaces that were made without one. */
final class OpaqueKeyStore {

    private OpaqueKeyStore() {}

    /**
     * Gives the workspace this key unless it has one.
     *
     * @return the one that it has now; empty once it is deleted
     */
    static Optional<OpaqueKey> make(Tenant tenant, OpaqueKey fresh) {
        tenant.update(
                "UPDATE workspace SET opaque_key = UNHEX(?) WHERE id = :workspace AND opaque_key IS NULL",
                fresh.hexadecimal());
        return tenant.query("SELECT opaque_key FROM workspace WHERE id = :workspace", Row::bytes).stream()
                .findFirst()
                .map(OpaqueKey::of);
    }
}
