package io.touchstone.http.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.ProblemMapper;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Spares the framework to look for the route of every request a second time, before its own routing, for the case that it
 * might be refused outside of any resource. Here none is: resources ask who calls, and {@link ProblemMapper} answers.
 */
@Singleton
final class RefusedRoute {

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
                    context.next();
                },
                FilterPriority.PREPARED_AUTHENTICATION);
    }
}
