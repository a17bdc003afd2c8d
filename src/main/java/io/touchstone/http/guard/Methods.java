package io.touchstone.http.guard;

import io.vertx.core.http.HttpMethod;

/** What methods do. */
final class Methods {

    private Methods() {}

    /** Whether a call with this method may change something: all that are not safe (RFC 9110, 9.2.1). */
    static boolean changes(HttpMethod method) {
        return method != HttpMethod.GET
                && method != HttpMethod.HEAD
                && method != HttpMethod.OPTIONS
                && method != HttpMethod.TRACE;
    }
}
