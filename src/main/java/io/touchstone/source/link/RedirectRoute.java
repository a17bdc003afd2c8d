package io.touchstone.source.link;

import io.quarkus.virtual.threads.VirtualThreads;
import io.touchstone.event.Identifier;
import io.touchstone.http.PercentEncoding;
import io.touchstone.source.link.click.ClickIntake;
import io.touchstone.source.link.token.LinkSeal;
import io.touchstone.source.link.token.LinkTarget;
import io.touchstone.source.link.token.TrackedLink;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends whoever follows a link where it leads, at once and without the database, and notes the click. A route and no resource: what
 * browsers and advertisers add to an address is none of the API's to refuse.
 */
@Singleton
final class RedirectRoute {

    static final String PATH = "/r/";

    /** A token, and a {@code ref} that may have slashes, as templates fill it in. */
    private static final Pattern FOLLOWED = Pattern.compile(PATH + "([^/]+)(?:/(.*?)/?)?");

    private final LinkSeal seal;
    private final Visitors visitors;
    private final ClickIntake intake;
    private final ExecutorService threads;

    RedirectRoute(LinkSeal seal, Visitors visitors, ClickIntake intake, @VirtualThreads ExecutorService threads) {
        this.seal = seal;
        this.visitors = visitors;
        this.intake = intake;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        router.route(PATH + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> threads.execute(() -> {
                    try {
                        follow(context);
                    } catch (RuntimeException e) {
                        context.fail(e);
                    }
                }));
    }

    private void follow(RoutingContext context) {
        HttpServerRequest request = context.request();
        Matcher parts = FOLLOWED.matcher(String.valueOf(request.path()));
        Optional<TrackedLink> link = parts.matches() ? seal.open(parts.group(1)) : Optional.empty();
        if (link.isEmpty()) {
            context.next();
            return;
        }
        intake.add(
                parts.group(1),
                ref(parts.group(2)),
                visitors.isMachine(request.method().name(), request::getHeader));
        context.response()
                .setStatusCode(302)
                .putHeader("Location", LinkTarget.with(link.get().url(), request.query()))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex")
                .end();
    }

    /** Null where it is none: then the click is that of the link. */
    private static @Nullable String ref(@Nullable String segment) {
        return Optional.ofNullable(segment)
                .flatMap(PercentEncoding::decode)
                .filter(ref -> Identifier.violation(ref).isEmpty())
                .orElse(null);
    }
}
