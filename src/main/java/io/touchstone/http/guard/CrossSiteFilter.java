package io.touchstone.http.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.ProblemWriter;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses changes that a page of another site makes a browser send, unless its origin is one that may call the API: a
 * browser that once was told a key for Basic adds it to them by itself. It says truly where a request comes from; whoever
 * is no browser says nothing. Pages of the same site are left alone: they are the operator's own.
 */
@Singleton
final class CrossSiteFilter {

    private final ProblemWriter problems;
    private final AllowedOrigins origins;

    CrossSiteFilter(
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.cors.enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.problems = problems;
        this.origins = new AllowedOrigins(enabled ? origins.orElse(List.of()) : List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.CROSS_SITE);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && Methods.changes(request.method())
                && !origins.contain(request.getHeader("Origin"))) {
            problems.answer(
                    context,
                    new ProblemException(
                            ProblemType.CROSS_SITE,
                            "Pages of other sites may change something only from an origin that"
                                    + " QUARKUS_HTTP_CORS_ORIGINS names."));
        } else {
            context.next();
        }
    }
}
