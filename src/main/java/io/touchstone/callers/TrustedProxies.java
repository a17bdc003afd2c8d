package io.touchstone.callers;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where a request comes. Anybody can write an {@code X-Forwarded-For}; what a proxy that we trust added to it, at
 * its end, is true. So it is read from its end, for as long as those who wrote are trusted, and no further.
 *
 * <p>Made at start, so that a range that is none refuses it.
 */
@Startup
@Singleton
final class TrustedProxies {

    static final String HEADER = "X-Forwarded-For";

    /** Where there is no address, as with a socket of the same machine. */
    private static final String UNKNOWN = "unknown";

    private final List<Subnet> trusted;

    TrustedProxies(ProxyConfig config) {
        this.trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(TrustedProxies::range)
                .toList();
    }

    private static Subnet range(String text) {
        try {
            return Subnet.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("TOUCHSTONE_TRUSTED_PROXIES has " + text
                    + ", which is no range of addresses such as 10.0.0.0/8 or 2001:db8::/32.");
        }
    }

    /** By what to count the sender of a request. */
    String origin(HttpServerRequest request) {
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return origin(peer, request.headers().getAll(HEADER));
    }

    /**
     * @param peer the other end of the connection
     * @param forwardedFor the headers, in their order
     */
    String origin(@Nullable String peer, List<String> forwardedFor) {
        Optional<InetAddress> socket = Optional.ofNullable(peer).flatMap(Subnet::address);
        return socket.map(address -> Subnet.origin(sender(address, forwardedFor)))
                .orElse(UNKNOWN);
    }

    private InetAddress sender(InetAddress peer, List<String> forwardedFor) {
        InetAddress last = peer;
        for (String hop : hops(forwardedFor).reversed()) {
            Optional<InetAddress> before = isTrusted(last) ? Subnet.address(hop) : Optional.empty();
            if (before.isEmpty()) {
                return last;
            }
            last = before.get();
        }
        return last;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hops(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .toList();
    }
}
