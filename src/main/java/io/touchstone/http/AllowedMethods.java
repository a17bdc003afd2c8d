package io.touchstone.http;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** The methods of a path, which a 405 has to list (RFC 9110, 15.5.6) and the framework's does not. */
final class AllowedMethods {

    private AllowedMethods() {}

    static Set<String> ofCurrentPath() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        Set<String> allowed = new TreeSet<>();
        RequestMapper.RequestMatch<RestInitialHandler.InitialMatch> match =
                new RequestMapper<>(request.getDeployment().getClassMappers()).map(request.getPathWithoutPrefix());
        if (match == null) {
            return allowed;
        }
        String remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        for (ServerRestHandler handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers().forEach((method, mapper) -> {
                    if (method != null && mapper.map(remaining) != null) {
                        allowed.add(method);
                    }
                });
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed;
    }
}
