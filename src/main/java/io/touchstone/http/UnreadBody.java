package io.touchstone.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * What is left of a request's body when its answer is already clear. Some clients read no answer before they have sent
 * all, and lose it when the connection closes on them; so the rest is taken and dropped, for as long as one may
 * reasonably be at it.
 */
final class UnreadBody {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private UnreadBody() {}

    static void discardAfterAnswer(RoutingContext context) {
        context.addEndHandler(_ -> {
            HttpServerRequest request = context.request();
            if (!request.isEnded()) {
                request.handler(null);
                request.resume();
                context.vertx().setTimer(PATIENCE.toMillis(), _ -> cut(context));
            }
        });
    }

    private static void cut(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            request.connection().close();
        }
    }
}
