package io.touchstone.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.LazyResponse;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** The answer that a resource is at work on. */
public final class CurrentAnswer {

    private static final int OK = 200;

    private CurrentAnswer() {}

    /** What it answers, as the description has it, without the ids in its path: such as {@code GET /v1/messages/{id}}. */
    public static String route() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        String path = request.getTarget().getClassPath().template
                + request.getTarget().getPath().template;
        return request.getMethod() + " " + path.replaceFirst("/$", "");
    }

    /** Its query parameters, in their order, one entry for each value. */
    public static Iterable<Map.Entry<String, String>> parameters() {
        return CurrentRequestManager.get().unwrap(RoutingContext.class).queryParams();
    }

    /** Does something when it has gone out, or cannot any more; rarely twice. */
    public static void whenOver(Runnable work) {
        RoutingContext context = CurrentRequestManager.get().unwrap(RoutingContext.class);
        context.addEndHandler(_ -> work.run());
        if (context.response().ended() || context.response().closed()) {
            work.run(); // The client left before: nobody calls the handler any more.
        }
    }

    /** Does something when it begins to go out with the status 200, and nothing where it turns out to be another. */
    public static void whenGood(Runnable work) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        request.unwrap(RoutingContext.class).addHeadersEndHandler(_ -> {
            // The framework's own handler, which sets the status, comes after this one.
            LazyResponse answer = request.getResponse();
            if (answer != null && answer.get().getStatus() == OK) {
                work.run();
            }
        });
    }
}
