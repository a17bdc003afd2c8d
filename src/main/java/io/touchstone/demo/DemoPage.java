package io.touchstone.demo;

import io.quarkus.vertx.http.runtime.HttpCompressionHandler;
import io.touchstone.tenant.WorkspaceId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The page that looks at the demo, at the root of the service. It is there for whoever sits at this machine alone: with it comes a key
 * that nobody had to be given.
 */
@Singleton
class DemoPage {

    private static final String FILES = "/dashboard/";
    private static final Pattern FILE =
            Pattern.compile("/|/(placebo|models)\\.html|/icon\\.svg|/assets/[A-Za-z0-9_-]+\\.(js|css)");
    private static final String SESSION = "/session.json";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final DemoConfig config;
    private final DemoKey key;
    private final String host;
    private final int port;
    private final Set<String> compressed;
    private volatile @Nullable WorkspaceId workspace;

    DemoPage(
            DemoConfig config,
            DemoKey key,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.compress-media-types") Set<String> compressed) {
        this.config = config;
        this.key = key;
        this.host = host;
        this.port = port;
        this.compressed = compressed;
    }

    void register(@Observes Router router) {
        if (isServed()) {
            reads(router.routeWithRegex(FILE.pattern())).blockingHandler(this::file);
            reads(router.route(SESSION)).blockingHandler(this::session);
        }
    }

    /** Shows this workspace from now on. Says where, or why nowhere. */
    String open(WorkspaceId shown) {
        workspace = shown;
        return isServed()
                ? "Look at it: http://127.0.0.1:%d/".formatted(port)
                : "(A page that shows it is served where QUARKUS_HTTP_HOST is 127.0.0.1.)";
    }

    private boolean isServed() {
        return config.demo() && isLoopback(host);
    }

    private static Route reads(Route route) {
        return route.method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void file(RoutingContext context) {
        String name = context.normalizedPath().equals("/")
                ? "index.html"
                : context.normalizedPath().substring(1);
        Buffer content = isAsked(context.request()) ? read(name) : null;
        if (content == null) {
            context.next();
            return;
        }
        String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        // Names of assets have a hash of what is in them.
        String cache = name.startsWith("assets/") ? "private, max-age=31536000, immutable" : "private, no-cache";
        head(context.response(), type, cache)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Vary", "Accept-Encoding");
        // Quarkus compresses by itself what resources answer, and for routes such as this where it is told to.
        HttpCompressionHandler.compressIfNeeded(context, compressed);
        context.response().end(content);
    }

    private void session(RoutingContext context) {
        WorkspaceId shown = workspace;
        if (shown == null || !isAsked(context.request()) || !isOfPage(context.request())) {
            context.next();
            return;
        }
        String apiKey = key.of(shown).apiKey();
        head(context.response(), "application/json", "no-store")
                .end(new JsonObject().put("api_key", apiKey).toBuffer());
    }

    private static HttpServerResponse head(HttpServerResponse response, String type, String cache) {
        return response.putHeader("Content-Type", type)
                .putHeader("Cache-Control", cache)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Not under the name of another host that was made to lead here. */
    private static boolean isAsked(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        return asked != null && isLoopback(asked.host());
    }

    /** A link on another page may lead to this one; only this one gets the key. */
    private static boolean isOfPage(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static boolean isLoopback(String name) {
        if (name.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name, of which a server would have to be asked
        }
    }

    private static @Nullable Buffer read(String name) {
        try (InputStream file = DemoPage.class.getResourceAsStream(FILES + name)) {
            return file == null ? null : Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
