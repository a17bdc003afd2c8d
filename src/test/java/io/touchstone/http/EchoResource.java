package io.touchstone.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what reached it, in every way in which real resources take their input. */
@Path("/test")
@PermitAll
@RunOnVirtualThread
public class EchoResource {

    public record Id(String id) {}

    public static class Nested {
        @JsonSetter(nulls = Nulls.FAIL)
        public @Nullable Window campaignWindow;
    }

    public record Body(
            @Nullable String text,
            @Nullable Integer wholeNumber,
            @Nullable BigDecimal amount,
            @Nullable Boolean flag,
            @Nullable TouchRule touch,
            @Nullable Instant at,
            @Nullable Nested nested,
            @Nullable List<Nested> several) {}

    public static class Filters {
        @QueryParam("campaign_id")
        public List<String> campaignIds = List.of();

        @QueryParam("touch")
        public @Nullable String touch;
    }

    @GET
    @Path("/things/{id}")
    public Id get(@PathParam("id") String id) {
        return new Id(id);
    }

    @PUT
    @Path("/things/{id}")
    public Id put(@PathParam("id") String id) {
        return new Id(id);
    }

    @GET
    @Path("/things/{id}/parts")
    public Id parts(@PathParam("id") String id) {
        return new Id("parts of " + id);
    }

    @POST
    @Path("/body")
    public Body body(Body body) {
        return body;
    }

    @POST
    @Path("/small")
    public Body small(@BodyLimit(100) Body body) {
        return body;
    }

    @POST
    @Path("/stream")
    @Consumes("application/x-ndjson")
    public long stream(@BodyLimit(BodyLimit.UNLIMITED) InputStream body) throws IOException {
        return body.transferTo(OutputStream.nullOutputStream());
    }

    @GET
    @Path("/filters")
    public List<String> filters(
            @BeanParam Filters filters,
            @QueryParam("source") @Nullable String source,
            @QueryParam("node_id") List<String> nodeIds) {
        return filters.campaignIds;
    }

    @GET
    @Path("/pages")
    public Page<String> pages(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("search") @Nullable String search) {
        PageRequest request = PageRequest.of("letters " + search, limit, cursor);
        int from = request.after() == null ? 0 : (int) request.after().number(0);
        List<String> rows = List.of("a", "b", "c", "d", "e").subList(from, Math.min(5, from + request.limit() + 1));
        return Page.of(rows, request, last -> List.of(String.valueOf(last.charAt(0) - 'a' + 1)));
    }

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalStateException("a secret of the house");
    }

    @GET
    @Path("/text")
    @Produces("text/plain")
    public String text() {
        return "text";
    }
}
