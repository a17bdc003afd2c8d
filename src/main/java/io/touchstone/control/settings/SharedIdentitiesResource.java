package io.touchstone.control.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.settings.SharedIdentityList.Entry;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.http.OfPeople;
import io.touchstone.sql.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/** Identities that belong to nobody, such as the phone of a till: they join no one. */
@OfPeople
@Path("/v1/shared-identities")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class SharedIdentitiesResource {

    /** @param rebuilding whether what follows from the events is being made again */
    record SharedIdentitiesAnswer(List<Entry> identities, boolean rebuilding) {}

    private final CurrentWorkspace current;
    private final SharedIdentitiesChange change;
    private final Transactions transactions;

    SharedIdentitiesResource(CurrentWorkspace current, SharedIdentitiesChange change, Transactions transactions) {
        this.current = current;
        this.change = change;
        this.transactions = transactions;
    }

    @GET
    public SharedIdentitiesAnswer list() {
        return answer(current.workspace());
    }

    @PUT
    public SharedIdentitiesAnswer replace(SharedIdentityList list) {
        return answer(change.put(current.id(), list.checked()));
    }

    private SharedIdentitiesAnswer answer(Workspace workspace) {
        List<Entry> entries = transactions.statement(workspace.id(), SharedIdentityStore::list).stream()
                .map(identity -> Entry.of(identity.kind(), identity.value()))
                .toList();
        return new SharedIdentitiesAnswer(entries, workspace.rebuilding());
    }
}
