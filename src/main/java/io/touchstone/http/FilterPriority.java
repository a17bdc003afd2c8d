package io.touchstone.http;

/** The order of what happens to a request before routing, greatest first; all before authentication. */
public final class FilterPriority {

    static final int REQUEST_ID = 1200;
    static final int ENCODING = 1100;
    public static final int FORMAT = 1000;

    private FilterPriority() {}
}
