package io.touchstone.query;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.control.workspace.Workspace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller is and where it is: what a page needs to know before it asks for anything. */
@Path("/v1/me")
@RunOnVirtualThread
class MeResource {

    record OwnWorkspace(String id, String name) {}

    /**
     * @param expiresAt from then on the caller is let in no more; null for never
     * @param attribution the workspace's own
     * @param firstDay with a message or purchase that counts; null while there is none
     * @param dataAsOf when the newest event was stored; null while none was since this is kept
     */
    record Me(
            OwnWorkspace workspace,
            List<String> scopes,
            @Nullable Instant expiresAt,
            String timezone,
            String currency,
            RateBase rateBase,
            Attribution attribution,
            @Nullable LocalDate firstDay,
            @Nullable Instant dataAsOf) {}

    private final QueryContext context;
    private final CurrentWorkspace caller;

    MeResource(QueryContext context, CurrentWorkspace caller) {
        this.context = context;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Scope.INGEST, Scope.READ, Scope.READ_CONTACTS, Scope.ADMIN})
    public Me me() {
        Workspace workspace = context.workspace();
        Optional<LocalDate> firstDay = context.answerAtOnce(
                tenant -> SelectFirstDay.of(tenant, workspace), caller.scopes(), String.valueOf(caller.expiresAt()));
        return new Me(
                new OwnWorkspace(workspace.id().toString(), workspace.name()),
                caller.scopes(),
                caller.expiresAt(),
                workspace.zone().getId(),
                workspace.currency().getCurrencyCode(),
                workspace.rateBase(),
                Attribution.settings(workspace.attribution(), workspace.sharing()),
                firstDay.orElse(null),
                context.dataAsOf());
    }
}
