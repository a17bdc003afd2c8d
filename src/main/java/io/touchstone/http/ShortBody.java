package io.touchstone.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Takes bodies of some kilobytes as they come, by the thread that reads from the network. Longer ones are read by whoever
 * needs them, piece by piece; to wait for the pieces of a webhook, and for their end, would cost more than to read them.
 */
@Singleton
final class ShortBody {

    /** In bytes: a webhook of some events. So much memory a connection may hold before it is known whose it is. */
    private static final int LONGEST = 16 * 1024;

    void register(@Observes Filters filters) {
        filters.register(ShortBody::read, FilterPriority.SHORT_BODY);
    }

    private static void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isShort(request)) {
            context.next();
            return;
        }
        request.bodyHandler(body -> {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        });
        // Requests come paused, so that nothing is lost before somebody wants it.
        request.resume();
    }

    private static boolean isShort(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Netty refuses lengths that are no numbers. Who expects to be told to go on has not sent the body yet.
        return length != null
                && length.length() < 6
                && Integer.parseInt(length) <= LONGEST
                && !request.isEnded()
                && request.getHeader("Expect") == null;
    }
}
