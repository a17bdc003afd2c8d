package io.touchstone.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says nothing of who may call it. */
@Path("/unannotated")
public class UnannotatedResource {

    @GET
    public String get() {
        return "open";
    }
}
