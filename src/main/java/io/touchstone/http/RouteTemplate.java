package io.touchstone.http;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** What a request asks for, as the description has it: without the ids in its path. */
public final class RouteTemplate {

    private RouteTemplate() {}

    /** Such as {@code GET /v1/messages/{id}}, of the request whose resource is at work. */
    public static String ofCurrentRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        String path = request.getTarget().getClassPath().template
                + request.getTarget().getPath().template;
        return request.getMethod() + " " + path.replaceFirst("/$", "");
    }
}
