package io.touchstone.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request a name that its answer, its problem and its log lines share: the client's own if it sent a sane
 * one, else a new one. From here on the request carries it as a header.
 */
@Singleton
public final class RequestId {

    /** The header, in requests and in answers. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(RequestId::name, FilterPriority.REQUEST_ID);
    }

    static String of(RoutingContext context) {
        String id = context.request().getHeader(HEADER);
        if (id == null) {
            // Refused by the router itself, before any filter.
            id = UUID.randomUUID().toString();
            context.request().headers().set(HEADER, id);
            context.response().putHeader(HEADER, id);
        }
        return id;
    }

    private static void name(RoutingContext context) {
        String id = saneOrNew(context.request().getHeader(HEADER));
        context.request().headers().set(HEADER, id);
        context.response().putHeader(HEADER, id);
        MDC.put("request_id", id);
        context.next();
    }

    /** What the client calls its request, or else a new name. */
    public static String saneOrNew(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
