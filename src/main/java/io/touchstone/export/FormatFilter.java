package io.touchstone.export;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Turns the parameter {@code format} into the {@code Accept} header that asks for the same, which it thereby beats: for
 * those who can write an address but no header.
 */
@Singleton
final class FormatFilter {

    void register(@Observes Filters filters) {
        filters.register(FormatFilter::accept, FilterPriority.FORMAT);
    }

    private static void accept(RoutingContext context) {
        List<String> formats = context.queryParam("format");
        if (formats.size() == 1) {
            // With the rest as a last resort, so that a call without formats can say that it does not know the
            // parameter.
            Format.of(formats.getFirst())
                    .ifPresent(
                            format -> context.request().headers().set("Accept", format.mediaType() + ", */*;q=0.001"));
        }
        context.next();
    }
}
