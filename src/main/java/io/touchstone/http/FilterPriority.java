package io.touchstone.http;

import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;

/** The order of what happens to a request before routing, greatest first. */
public final class FilterPriority {

    static final int REQUEST_ID = 1200;
    public static final int ENCODING = 1100;
    public static final int FORMAT = 1000;
    public static final int SHORT_BODY = 900;

    /** Before the framework answers foreign origins, in fewer words. */
    public static final int ORIGIN = SecurityHandlerPriorities.CORS + 2;

    public static final int CROSS_SITE = SecurityHandlerPriorities.CORS + 1;

    /** After that: pages of origins that may call the API can read what is wrong. */
    public static final int MEDIA_TYPE = SecurityHandlerPriorities.CORS - 1;

    /** After the framework has prepared for authentication, which happens once a resource asks for it. */
    public static final int PREPARED_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION - 1;

    private FilterPriority() {}
}
