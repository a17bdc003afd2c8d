package io.touchstone.http;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names an answer before it is computed, and spares computing it when the client has it already: strong {@code ETag}s
 * and {@code If-None-Match} (RFC 9110, 8.8.3 and 13.1.2).
 *
 * <p>A tag covers the address with all its parameters, the accepted types, the build, and what the caller says that the
 * answer depends on. That of a gzipped answer ends in {@code -gzip}: its bytes are others.
 */
@RequestScoped
public class ConditionalRead {

    /** The server's own choice between the encodings that a client accepts. */
    private static final class Compression extends HttpContentCompressor {

        static final Compression SERVED = new Compression();

        private Compression() {
            super(StandardCompressionOptions.gzip());
        }

        boolean isGzipped(MultiMap request) {
            return "gzip".equals(determineEncoding(String.join(",", request.getAll(HttpHeaders.ACCEPT_ENCODING))));
        }
    }

    static final String TAG = "io.touchstone.entity-tag";

    private static final int TAG_BYTES = 18;

    private final RoutingContext context;
    private final UriInfo uri;
    private final Build build;

    ConditionalRead(RoutingContext context, UriInfo uri, Build build) {
        this.context = context;
        this.uri = uri;
        this.build = build;
    }

    /**
     * Ends the request with 304 when the client names the answer that it would get. To be called once, before what the
     * answer is computed from is read.
     *
     * @param dependencies of the answer, beside what the request says: records and values whose texts differ when they do
     */
    public void unlessKnown(Object... dependencies) {
        String tag = tag(Arrays.toString(dependencies));
        context.put(TAG, tag);
        if (isNamed(tag)) {
            throw new NotModifiedException();
        }
    }

    /** Names the answer by what else it turned out to depend on, if its head is not out yet. */
    public void rename(Object... dependencies) {
        context.put(TAG, tag(Arrays.toString(dependencies)));
    }

    private boolean isNamed(String tag) {
        String given = String.join(",", context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
        // Lists always are there; of what has an id ValidatorHeaders says so once it is found.
        if (given.strip().equals("*")) {
            return uri.getPathParameters().isEmpty();
        }
        // Weak or not, alone or in a list: it stands there with its quotes, which no other tag can hold.
        return given.contains(tag);
    }

    private String tag(String dependencies) {
        HttpServerRequest request = context.request();
        String accept = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        String all = String.join("\n", build.name(), request.uri(), accept, dependencies);
        String suffix = Compression.SERVED.isGzipped(request.headers()) ? "-gzip" : "";
        return '"' + digest(all) + suffix + '"';
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
