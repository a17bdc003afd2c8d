package io.touchstone.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * What lets a client, and nobody on the way, keep an answer, and makes it ask each time whether it still holds. Answers with
 * people have a name, too, for clients that hold one themselves. All others are not kept: see application.properties.
 */
final class ValidatorHeaders {

    /** The tag as it is when the head is written: see {@link ConditionalRead#rename}. */
    private record LastTag(RoutingContext context) {
        @Override
        public String toString() {
            return Objects.requireNonNull(context.<String>get(ConditionalRead.TAG));
        }
    }

    @ServerExceptionMapper
    Response notModified(NotModifiedException known) {
        return Response.notModified().build();
    }

    @ServerResponseFilter
    void add(ContainerResponseContext response, RoutingContext context, ResourceInfo resource) {
        @Nullable String tag = context.get(ConditionalRead.TAG);
        if (tag == null || (response.getStatus() != 200 && response.getStatus() != 304)) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, new LastTag(context));
        // In place of what stands there for all answers, not beside it.
        context.response().headers().remove(HttpHeaders.CACHE_CONTROL);
        response.getHeaders()
                .putSingle(HttpHeaders.CACHE_CONTROL, isOfPeople(resource) ? "no-store" : "private, no-cache");
        response.getHeaders().add(HttpHeaders.VARY, "Authorization, Accept, Accept-Encoding, Origin");
        if ("*".equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setEntity(null);
            response.setStatus(304);
        }
    }

    private static boolean isOfPeople(ResourceInfo resource) {
        Class<?> type = resource.getResourceClass();
        return type != null && type.isAnnotationPresent(OfPeople.class);
    }
}
