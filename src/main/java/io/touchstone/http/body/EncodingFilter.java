package io.touchstone.http.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.PercentEncoding;
import io.touchstone.http.ProblemWriter;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a path or query that is not percent-encoded UTF-8, so that two different ones never become one id: further in,
 * each broken byte would silently turn into the same replacement character.
 *
 * <p>It also writes {@code ;} as {@code %3B}: in a path JAX-RS takes what follows a plain one for matrix parameters and drops
 * it, and would answer for {@code a} when asked for {@code a;b}; in a query the server takes it for {@code &}.
 */
@Singleton
final class EncodingFilter {

    private final ProblemWriter problems;

    EncodingFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.ENCODING);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable String path = request.path();
        @Nullable String query = request.query();
        if (path == null || !PercentEncoding.isText(path) || (query != null && !PercentEncoding.isEncoded(query))) {
            problems.answer(
                    context,
                    new ProblemException(
                            ProblemType.BAD_REQUEST,
                            "Path and query must be percent-encoded UTF-8, the path without control characters."));
        } else if (request.uri().indexOf(';') >= 0) {
            context.reroute((query == null ? path : path + "?" + query).replace(";", "%3B"));
        } else {
            context.next();
        }
    }
}
