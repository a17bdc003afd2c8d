package io.touchstone.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log may hold of a request's path: the two segments that are ours. What follows are ids of others, and WhatsApp
 * writes phone numbers into those of messages; what is asked for stands in the query, which is never logged.
 */
public final class LoggedPath {

    /** What follows the first segment of these lets its sender in, or tells of a person. */
    private static final Pattern OURS = Pattern.compile("(/hooks|/r|/[^/]*/[^/]*)(/.*)?");

    private LoggedPath() {}

    /** Such as {@code /v1/messages} or, with something behind it, {@code /v1/messages/...}. */
    public static String of(HttpServerRequest request) {
        return of(String.valueOf(request.path()));
    }

    static String of(String path) {
        Matcher ours = OURS.matcher(path);
        return ours.matches() && ours.group(2) != null ? ours.group(1) + "/..." : path;
    }
}
