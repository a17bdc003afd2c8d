package io.touchstone.http.list;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Adds the address of the next page, as a path on the same host (RFC 8288), to every {@link Paged} answer. */
final class NextPageLink {

    private static final Pattern AMPERSAND = Pattern.compile("&");

    @ServerResponseFilter
    void add(ContainerResponseContext response, RoutingContext context) {
        if (response.getEntity() instanceof Paged page) {
            String cursor = page.nextCursor();
            if (cursor != null) {
                String query = withCursor(context.request().query(), cursor);
                response.getHeaders()
                        .add(HttpHeaders.LINK, "<" + context.request().path() + "?" + query + ">; rel=\"next\"");
            }
        }
    }

    static String withCursor(@Nullable String query, String cursor) {
        Stream<String> others = query == null || query.isEmpty()
                ? Stream.of()
                : Arrays.stream(AMPERSAND.split(query)).filter(parameter -> !parameter.startsWith("cursor="));
        return Stream.concat(others, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }
}
