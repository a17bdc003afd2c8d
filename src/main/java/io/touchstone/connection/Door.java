package io.touchstone.connection;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicLong;

/** Where connections come in: each gets a place, or is closed before anything is set up for it. */
final class Door extends ChannelInboundHandlerAdapter {

    /** Of one read, in bytes. The last for bodies, whose pieces go on at once; there are but some reads at a time. */
    private static final int FEWEST = 64, FIRST = 2048, MOST = 16 * 1024;

    /** In bytes, by connections of all ports. */
    private static final AtomicLong HELD = new AtomicLong();

    private final Limits limits;
    private final ConnectionMemory room;

    Door(Limits limits) {
        this.limits = limits;
        this.room = new ConnectionMemory(limits.atOnce(), limits.memory(), HELD);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel channel = (Channel) message;
        Connection connection = new Connection(channel, room, limits, System::nanoTime);
        if (!room.enter(connection)) {
            Ending.FULL.count();
            channel.unsafe().closeForcibly();
            return;
        }
        channel.closeFuture().addListener(_ -> connection.left());
        channel.config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(FEWEST, FIRST, MOST).maxMessagesPerRead(4));
        channel.pipeline().addLast(new Reception(connection, limits));
        context.fireChannelRead(message);
    }
}
