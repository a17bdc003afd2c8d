package io.touchstone.benchmark;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What answers are compared with: the least that an endpoint with a key and a database can do. It is let in by the same
 * look-up, takes a connection from the same pool, and no build but that of {@code make bench} has it.
 */
@Path("/v1/select-one")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class SelectOneResource {

    record One(int one) {}

    private final DataSource dataSource;

    SelectOneResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GET
    @Operation(hidden = true)
    public One selectOne() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new One(Sql.query(connection, "SELECT 1", Row::integer).getFirst());
        }
    }
}
