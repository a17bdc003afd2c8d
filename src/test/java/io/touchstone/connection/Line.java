package io.touchstone.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A connection without a network, set up as the server sets up its own, with a clock of its own. */
final class Line {

    /** The server: hears of requests, and answers when it is told to. */
    private final class Server extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                requests.add(request.uri());
            }
        }
    }

    final List<String> requests = new ArrayList<>();
    final Connection connection;
    final EmbeddedChannel channel = new EmbeddedChannel(false, false);
    private final Clock clock;
    private final ConnectionMemory room;

    /** Of all lines of a test. In nanoseconds. */
    static final class Clock {
        private long now = 1;
    }

    Line(Limits limits, ConnectionMemory room, Clock clock) {
        this.clock = clock;
        this.room = room;
        this.connection = new Connection(channel, room, limits, () -> clock.now);
        channel.closeFuture().addListener(_ -> connection.left());
        channel.pipeline()
                .addLast(new Reception(connection, limits))
                .addLast("httpDecoder", new HttpRequestDecoder())
                .addLast("httpEncoder", new HttpResponseEncoder())
                .addLast("handler", new Server());
    }

    /** Whether there was room. */
    boolean open() {
        if (!room.enter(connection)) {
            return false;
        }
        try {
            channel.register();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    Line send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        return this;
    }

    void answer(String body) {
        channel.pipeline()
                .context("handler")
                .writeAndFlush(new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)));
        channel.runPendingTasks();
    }

    void pass(Duration time) {
        clock.now += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    /** What came back and was not heard yet. */
    String heard() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            all.append(piece.toString(StandardCharsets.UTF_8));
            piece.release();
        }
        return all.toString();
    }
}
