package io.touchstone.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/**
 * Sets a connection's own handlers among those of the server as soon as it has its, which with TLS is after the handshake:
 * {@link HeadDecoder} in place of its decoder, and {@link Connection} right before the last one, which makes requests.
 */
final class Reception extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";
    private static final String LAST = "handler";

    private final Connection connection;
    private final Limits limits;

    Reception(Connection connection, Limits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection.opened();
        setUp(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        setUp(context);
        context.fireChannelRead(message);
    }

    private void setUp(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get(DECODER) != null && pipeline.get(LAST) != null) {
            HeadDecoder decoder = new HeadDecoder(connection, limits);
            connection.reads(decoder);
            pipeline.replace(DECODER, DECODER, decoder);
            pipeline.addBefore(LAST, "connection", connection);
            pipeline.remove(this);
        }
    }
}
