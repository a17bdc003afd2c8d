package io.touchstone.http.guard;

import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the called method does not declare, repeated ones of which it would read only the first,
 * and empty ones, which it would not see: a filter that is misspelt, half read or lost answers another question than the
 * one asked.
 */
final class QueryParameterFilter {

    private final Map<Method, QueryParameters> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        if (given.isEmpty()) {
            return;
        }
        QueryParameters known = declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::of);
        List<FieldError> errors = new ArrayList<>();
        given.forEach((name, values) -> known.error(name, values).ifPresent(errors::add));
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
    }
}
