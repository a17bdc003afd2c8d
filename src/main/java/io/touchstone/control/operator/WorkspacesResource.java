package io.touchstone.control.operator;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.callers.SecurityEvent.AdminKeysReplaced;
import io.touchstone.callers.SecurityEvent.WorkspaceCreated;
import io.touchstone.callers.SecurityEvent.WorkspaceDeleted;
import io.touchstone.callers.SecurityLog;
import io.touchstone.control.access.ApiKeys;
import io.touchstone.control.access.CreatedApiKey;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.SettingValues;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.WorkspaceDeletion;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What the operator does: tenants come and go, and one that lost its admin key gets a new one. */
@Path("/v1/workspaces")
@RolesAllowed(Scope.OPERATOR)
@RunOnVirtualThread
class WorkspacesResource {

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final WorkspaceDeletion deletion;
    private final ApiKeys keys;
    private final SecurityLog log;

    WorkspacesResource(
            Transactions transactions,
            Workspaces workspaces,
            WorkspaceDeletion deletion,
            ApiKeys keys,
            SecurityLog log) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.deletion = deletion;
        this.keys = keys;
        this.log = log;
    }

    private record Created(String workspaceId, String keyId, String apiKey) {}

    record NewWorkspace(
            @Nullable String name,
            @Nullable String timezone,
            @Nullable String currency) {}

    /** @param apiKey has every scope, and is shown this once */
    record CreatedWorkspace(String id, String name, String timezone, String currency, String apiKey) {}

    record ListedWorkspace(String id, String name, String timezone, String currency) {

        static ListedWorkspace of(Workspace workspace) {
            return new ListedWorkspace(
                    workspace.id().toString(),
                    workspace.name(),
                    workspace.zone().getId(),
                    workspace.currency().getCurrencyCode());
        }
    }

    @POST
    @ResponseStatus(201)
    public CreatedWorkspace create(NewWorkspace asked) {
        String name = SettingValues.name("name", asked.name());
        ZoneId zone = SettingValues.timezone("timezone", asked.timezone());
        Currency currency = SettingValues.currency("currency", asked.currency());
        // Told of once they are committed: a transaction of this method would be so after it.
        Created created = transactions.write(() -> {
            Workspace workspace = workspaces.create(name, zone, currency);
            CreatedApiKey key = keys.create(workspace.id(), "admin", Scope.OF_KEYS);
            return new Created(workspace.id().toString(), key.id(), key.apiKey());
        });
        log.writeOfRequest(new WorkspaceCreated(created.workspaceId(), created.keyId()));
        return new CreatedWorkspace(
                created.workspaceId(), name, zone.getId(), currency.getCurrencyCode(), created.apiKey());
    }

    @GET
    public Page<ListedWorkspace> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = PageRequest.of("workspaces", limit, cursor);
        WorkspaceId after =
                request.after() == null ? null : new WorkspaceId(request.after().number(0));
        return Page.of(
                        workspaces.list(after, request.limit() + 1),
                        request,
                        last -> List.of(Long.toString(last.id().value())))
                .map(ListedWorkspace::of);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        if (!WorkspaceId.parse(id).map(deletion::delete).orElse(false)) {
            throw noSuchWorkspace();
        }
        log.writeOfRequest(new WorkspaceDeleted(id));
    }

    @POST
    @Path("/{id}/admin-key")
    @ResponseStatus(201)
    public CreatedApiKey replaceAdminKeys(@PathParam("id") String id) {
        CreatedApiKey key = transactions.write(() -> WorkspaceId.parse(id)
                .flatMap(workspaces::lock)
                .map(workspace -> keys.replaceAdminKeys(workspace.id()))
                .orElseThrow(WorkspacesResource::noSuchWorkspace));
        log.writeOfRequest(new AdminKeysReplaced(id, key.id()));
        return key;
    }

    private static ProblemException noSuchWorkspace() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no workspace of this id.");
    }
}
