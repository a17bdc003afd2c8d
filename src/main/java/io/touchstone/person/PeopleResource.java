package io.touchstone.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.erasure.ErasureReceipt;
import io.touchstone.erasure.Erasures;
import io.touchstone.http.OfPeople;
import io.touchstone.http.body.RequestRoom;
import io.touchstone.mask.Masks;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** One person, who is named in the body. */
@OfPeople
@Path("/v1/contacts")
@RunOnVirtualThread
class PeopleResource {

    private final CurrentWorkspace current;
    private final PersonExport export;
    private final Erasures erasures;
    private final RequestRoom room;

    PeopleResource(CurrentWorkspace current, PersonExport export, Erasures erasures, RequestRoom room) {
        this.current = current;
        this.export = export;
        this.erasures = erasures;
        this.room = room;
    }

    /** Everything that is known of a person. */
    @POST
    @Path("/export")
    @RolesAllowed(Scope.READ_CONTACTS)
    public PersonDocument export(JsonNode body) {
        Masks masks = current.masks();
        PersonDocument person = room.askingForRows(
                        () -> export.of(current.workspace(), PersonBody.read(body), masks.ids()))
                .orElseThrow(PeopleResource::unknown);
        masks.read(1);
        return person;
    }

    /** Forgets who somebody is. */
    @POST
    @Path("/erase")
    @RolesAllowed(Scope.ADMIN)
    public ErasureReceipt erase(JsonNode body) {
        return room.askingForRows(() -> erasures.erase(current.id(), PersonBody.read(body), current.callerName()))
                .orElseThrow(PeopleResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "Nobody is known by that.");
    }
}
