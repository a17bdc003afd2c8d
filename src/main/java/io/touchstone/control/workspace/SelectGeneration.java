package io.touchstone.control.workspace;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;

/** Which roll-ups of a workspace are in use. */
final class SelectGeneration {

    private SelectGeneration() {}

    static boolean isOf(Tenant tenant, int generation) {
        return tenant.query("SELECT generation FROM workspace WHERE id = :workspace", Row::integer)
                .equals(List.of(generation));
    }
}
