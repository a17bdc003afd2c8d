package io.touchstone.http.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.ProblemWriter;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses changes whose {@code Content-Type} is no media type, over which the framework would stumble, and those with a type that
 * a form of any page can have, even where no body is read: a browser sends them without asking first whether it may.
 * An {@code Accept} that is there and empty counts as none. Whatever comes over a connection is taken: its sender is no browser, and
 * proves itself by more than what browsers add by themselves.
 */
@Singleton
final class MediaTypeFilter {

    /** RFC 9110, 8.3.1. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("""
            (?x) (TOKEN/TOKEN) (?: [\\x20\\t]*; (?: [\\x20\\t]* TOKEN= (?: TOKEN | "(?:[^"\\\\]|\\\\.)*+" ) )? )*+ [\\x20\\t]*+
            """.replace("TOKEN", "[!\\#$%&'*+.^_`|~0-9A-Za-z-]++"));

    private static final Pattern OF_FORMS = Pattern.compile(
            "application/x-www-form-urlencoded|multipart/form-data|text/plain", Pattern.CASE_INSENSITIVE);

    private static final String OF_PLATFORMS = "/hooks/";

    private final ProblemWriter problems;

    MediaTypeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.MEDIA_TYPE);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && accept.isBlank()) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !Methods.changes(request.method())
                || isTaken(headers.getAll(HttpHeaders.CONTENT_TYPE))
                || context.normalizedPath().startsWith(OF_PLATFORMS)) {
            context.next();
        } else {
            problems.answer(
                    context,
                    new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type must be one media type, such as application/json, and none of forms."));
        }
    }

    private static boolean isTaken(List<String> types) {
        if (types.size() != 1) {
            return false;
        }
        String type = types.getFirst();
        if (type.equals("application/json")) {
            return true;
        }
        var parts = MEDIA_TYPE.matcher(type);
        return parts.matches() && !OF_FORMS.matcher(parts.group(1)).matches();
    }
}
