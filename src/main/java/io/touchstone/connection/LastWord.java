package io.touchstone.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import io.touchstone.http.Problem;
import io.touchstone.http.RequestId;
import io.touchstone.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A problem for a client that did not get as far as a request, after which its connection closes. */
final class LastWord {

    private static final Logger LOG = Logger.getLogger(LastWord.class);

    /** For the client to read it: closing while something of its own is unread would take it away from it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LastWord() {}

    static void say(Channel channel, ProblemException problem, @Nullable HttpRequest request) {
        String id =
                RequestId.saneOrNew(request == null ? null : request.headers().get(RequestId.HEADER));
        LOG.debugf("No request: %d, %s, %s", problem.type().status(), problem.type(), id);
        // As bytes: the handlers in between expect one answer for each request that they have seen.
        ChannelHandlerContext decoder = channel.pipeline().context(HttpRequestDecoder.class);
        ChannelFuture said = decoder.writeAndFlush(Unpooled.copiedBuffer(text(problem, id), StandardCharsets.US_ASCII));
        if (channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            said.addListener(_ -> duplex.shutdownOutput());
        }
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All of it is ours and ASCII without quotation marks: nothing that was sent is repeated, but for a sane id. */
    private static String text(ProblemException problem, String id) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(problem.type().status());
        String body = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(
                        problem.type().uri(),
                        problem.type().title(),
                        problem.type().status(),
                        problem.detail(),
                        id);
        return """
                HTTP/1.1 %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                %s: %s\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r
                Connection: close\r
                \r
                %s""".formatted(status, Problem.MEDIA_TYPE, body.length(), RequestId.HEADER, id, body);
    }
}
