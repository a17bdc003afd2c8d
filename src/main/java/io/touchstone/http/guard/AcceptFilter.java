package io.touchstone.http.guard;

import io.touchstone.http.Failures;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a change whose answer, which is JSON, its client would not take. The framework finds that out when it writes the answer,
 * and the client would be told of a failure by a call that did all it was asked for.
 */
final class AcceptFilter {

    @ServerRequestFilter
    void check(ResourceInfo resource, HttpServerRequest request, HttpHeaders headers) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || accept.equals(MediaType.WILDCARD)
                || !Methods.changes(request.method())
                || resource.getResourceMethod().getReturnType() == void.class) {
            return;
        }
        if (!takesJson(headers)) {
            throw Failures.problemOfStatus(406);
        }
    }

    private static boolean takesJson(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes().stream().anyMatch(AcceptFilter::takesJson);
        } catch (IllegalArgumentException e) {
            // What is no media type names none that we have.
            return false;
        }
    }

    private static boolean takesJson(MediaType type) {
        String quality = type.getParameters().getOrDefault("q", "1");
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                && !List.of("0", "0.", "0.0", "0.00", "0.000").contains(quality);
    }
}
