package io.touchstone.http.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.Failures;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.ProblemWriter;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says why, where the framework's own filter for CORS would answer a bare 403: of an origin that may not call the API, or a
 * method that pages may not use.
 */
@Singleton
final class OriginFilter {

    private final ProblemWriter problems;
    private final boolean enabled;
    private final AllowedOrigins origins;
    private final List<String> methods;

    OriginFilter(
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.cors.enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins,
            @ConfigProperty(name = "quarkus.http.cors.methods") List<String> methods) {
        this.problems = problems;
        this.enabled = enabled;
        this.origins = new AllowedOrigins(origins.orElse(List.of()));
        this.methods = methods;
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::check, FilterPriority.ORIGIN);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null) {
            context.next();
        } else if (!origins.contain(origin) && !isOwn(request, origin)) {
            problems.answer(
                    context,
                    new ProblemException(
                            ProblemType.CROSS_SITE, "The Origin is none that QUARKUS_HTTP_CORS_ORIGINS names."));
        } else if (!methods.contains(request.method().name()) && !isPreflight(request)) {
            problems.answer(context, Failures.problemOfStatus(405));
        } else {
            context.next();
        }
    }

    /** Of a page that came from where the request goes. */
    private static boolean isOwn(HttpServerRequest request, String origin) {
        String scheme = String.valueOf(request.scheme());
        @Nullable HostAndPort host = request.authority();
        try {
            URI page = new URI(origin);
            return host != null
                    && scheme.equals(page.getScheme())
                    && host.host().equalsIgnoreCase(page.getHost())
                    && port(scheme, host.port()) == port(scheme, page.getPort());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(String scheme, int given) {
        return given >= 0 ? given : scheme.equals("https") ? 443 : 80;
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && (request.getHeader("Access-Control-Request-Method") != null
                        || request.getHeader("Access-Control-Request-Headers") != null);
    }
}
