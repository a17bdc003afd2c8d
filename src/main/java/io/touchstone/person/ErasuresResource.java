package io.touchstone.person;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.erasure.ErasureId;
import io.touchstone.erasure.ErasureReceipt;
import io.touchstone.erasure.Erasures;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipts of erasures, for whoever keeps them where a backup of the database does not reach. */
@Path("/v1/erasures")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class ErasuresResource {

    private final CurrentWorkspace current;
    private final Erasures erasures;

    ErasuresResource(CurrentWorkspace current, Erasures erasures) {
        this.current = current;
        this.erasures = erasures;
    }

    @GET
    public Page<ErasureReceipt> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = PageRequest.of("erasures", limit, cursor);
        ErasureId before = request.after() == null
                ? ErasureId.LAST
                : new ErasureId(request.after().number(0), request.after().number(1));
        return Page.of(
                erasures.list(current.id(), before, request.limit() + 1),
                request,
                last -> ErasureId.parse(last.id())
                        .map(id -> List.<@Nullable String>of(Long.toString(id.erasedAt()), Long.toString(id.number())))
                        .orElseThrow());
    }
}
