package io.touchstone.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log may hold of a request's path: the segments that are ours. What follows are ids of others, and WhatsApp
 * writes phone numbers into those of messages; what is asked for stands in the query, which is never logged. Of the addresses of
 * connections and links the first segment alone is ours: what follows lets its sender in, or tells of a person. Nothing is ours of a path
 * that is written in any other way.
 */
public final class LoggedPath {

    private static final Pattern OURS =
            Pattern.compile("(/v1(?:/[a-z-]+)?|/hooks|/r|/openapi|/)(/.*)?", Pattern.DOTALL);

    private static final String OF_OTHERS = "/...";

    private LoggedPath() {}

    /** Such as {@code /v1/messages} or, with something behind it, {@code /v1/messages/...}. */
    public static String of(HttpServerRequest request) {
        return of(String.valueOf(request.path()));
    }

    static String of(String path) {
        Matcher ours = OURS.matcher(path);
        if (!ours.matches() || (ours.group(1).equals("/") && ours.group(2) != null)) {
            return OF_OTHERS;
        }
        return ours.group(2) == null ? path : ours.group(1) + OF_OTHERS;
    }
}
