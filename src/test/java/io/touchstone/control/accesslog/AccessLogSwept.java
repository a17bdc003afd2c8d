package io.touchstone.control.accesslog;

/** What only the scheduler calls. */
public final class AccessLogSwept {

    private AccessLogSwept() {}

    public static void by(AccessLog log) {
        log.sweep();
    }
}
