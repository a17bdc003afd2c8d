package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.mask.Masks;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
import io.touchstone.sql.Transactions;
import io.touchstone.workspace.WorkspaceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Whether all numbers are what the events say. */
@Path("/v1/audit")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class AuditResource {

    private final CurrentWorkspace current;
    private final Transactions transactions;
    private final AuditMeters meters;

    AuditResource(CurrentWorkspace current, Transactions transactions, AuditMeters meters) {
        this.current = current;
        this.transactions = transactions;
        this.meters = meters;
    }

    @GET
    public AuditReport audit() {
        WorkspaceId workspace = current.id();
        Masks masks = current.masks();
        return meters.metered(() -> transactions.read(connection -> Audit.of(connection, workspace, masks)));
    }
}
