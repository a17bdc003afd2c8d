package io.touchstone.export;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Lets the parameter {@code format} beat the header {@code Accept}, for those who can write an address but no header: the framework
 * compares the header with what a call can answer before the call sees its parameters.
 */
@Singleton
final class FormatFilter {

    void register(@Observes Filters filters) {
        filters.register(FormatFilter::accept, FilterPriority.FORMAT);
    }

    private static void accept(RoutingContext context) {
        if (!context.queryParam("format").isEmpty()) {
            context.request().headers().set(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
        context.next();
    }
}
