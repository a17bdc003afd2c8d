package io.touchstone.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** Fails where no resource is involved. */
@ApplicationScoped
public class FailingRoute {

    void register(@Observes Router router) {
        router.route("/test/route")
                .handler(context -> context.fail(new IllegalStateException("a secret of the house")));
        router.route("/test/away")
                .handler(context -> context.fail(new IllegalStateException(new SQLException("a secret", "08S01"))));
    }
}
