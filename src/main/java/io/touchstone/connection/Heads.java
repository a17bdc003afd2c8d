package io.touchstone.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells heads that begin a request from others (RFC 9112), whose connections cannot go on. */
final class Heads {

    private Heads() {}

    static @Nullable ProblemException problemOf(HttpRequest request, Limits limits) {
        if (request.decoderResult().isFailure()) {
            return problemOf(request.decoderResult().cause(), limits);
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return badRequest("The version of HTTP must be 1.1 or 1.0.");
        }
        HttpHeaders fields = request.headers();
        List<String> hosts = fields.getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || (hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_1))) {
            return badRequest("There must be one Host header.");
        }
        if (!hosts.isEmpty() && HostAndPort.parseAuthority(hosts.getFirst(), -1) == null) {
            return badRequest("The Host header must be a host, with a port where it has one.");
        }
        List<String> encodings = fields.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!encodings.isEmpty()
                && (encodings.size() > 1 || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst()))) {
            return badRequest("The one Transfer-Encoding that is taken is chunked.");
        }
        if (!Target.isTarget(request.uri())) {
            return badRequest("The target must be a path that is percent-encoded as a URI has it.");
        }
        return null;
    }

    private static ProblemException problemOf(Throwable cause, Limits limits) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                new ProblemException(
                        ProblemType.TARGET_TOO_LONG,
                        "The request line may have at most " + limits.lineLength()
                                + " bytes: ask for fewer filters at once.");
            case TooLongHttpHeaderException _ ->
                new ProblemException(
                        ProblemType.HEAD_TOO_LARGE,
                        "There may be at most " + Limits.FIELDS + " headers, of " + limits.fieldsLength()
                                + " bytes in all.");
            default -> badRequest("This is not the head of a request of HTTP/1.1.");
        };
    }

    static ProblemException tooSlow(Limits limits) {
        return new ProblemException(
                ProblemType.HEAD_TOO_SLOW,
                "The head of a request has to be whole after "
                        + limits.headTime().toSeconds() + " s.");
    }

    static ProblemException badChunk() {
        return badRequest("The body is not chunked as HTTP/1.1 has it.");
    }

    private static ProblemException badRequest(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, detail);
    }
}
