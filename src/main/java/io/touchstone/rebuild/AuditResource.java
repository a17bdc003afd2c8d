package io.touchstone.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.mask.Masks;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.vertx.ext.web.RoutingContext;
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
    private final RebuildMeters meters;
    private final AuditConfig config;
    private final RebuildCalls calls;
    private final RoutingContext context;

    AuditResource(
            CurrentWorkspace current,
            Transactions transactions,
            RebuildMeters meters,
            AuditConfig config,
            RebuildCalls calls,
            RoutingContext context) {
        this.current = current;
        this.transactions = transactions;
        this.meters = meters;
        this.config = config;
        this.calls = calls;
        this.context = context;
    }

    /** Nobody is left to tell what an audit finds: end it, and leave its place to others. */
    private void unlessGone() {
        if (context.response().closed()) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The client left before its audit was done.");
        }
    }

    @GET
    public AuditReport audit() {
        WorkspaceId workspace = current.id();
        Masks masks = current.masks();
        try (Place _ = calls.enter(workspace)) {
            unlessGone(); // while it waited
            return meters.metered(
                    () -> transactions.read(workspace, tenant -> Audit.of(tenant, masks, config, this::unlessGone)));
        }
    }
}
