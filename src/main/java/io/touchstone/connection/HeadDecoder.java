package io.touchstone.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * The server's decoder, that also says how far a head has come, takes so many fields and no more, and leaves the next head
 * of a connection undecoded as long as what was asked before is not answered and taken. The server itself would keep any
 * number of requests that a client sends ahead, and of their answers.
 *
 * <p>What is left of a read moves out of the network's buffers, of which there are few, onto the heap.
 */
final class HeadDecoder extends VertxHttpRequestDecoder {

    private final Connection connection;
    private ByteBuf rest = Unpooled.EMPTY_BUFFER;
    private boolean inBody;
    private boolean begun;
    private boolean blocked;
    private int fields;
    private int headLength;

    HeadDecoder(Connection connection, Limits limits) {
        super(new HttpServerOptions()
                .setMaxInitialLineLength(limits.lineLength())
                .setMaxHeaderSize(limits.fieldsLength())
                .setMaxChunkSize(limits.pieceLength()));
        this.connection = connection;
        setCumulator(this::withRest);
    }

    /** Whether something of a head has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether something waits for {@link #goOn}. */
    boolean isBlocked() {
        return blocked;
    }

    void goOn(ChannelHandlerContext context) throws Exception {
        blocked = false;
        channelRead(context, Unpooled.EMPTY_BUFFER);
        channelReadComplete(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (connection.isEnded()) {
            in.skipBytes(in.readableBytes());
        } else if (inBody) {
            super.decode(context, in, out);
            inBody = !endsWithRequest(out);
        } else if (!begun && connection.isBusy()) {
            blocked = true;
            connection.holdsAhead(in.readableBytes());
            keep(in);
        } else {
            decodeHead(context, in, out);
        }
    }

    private void decodeHead(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        int before = in.readableBytes();
        super.decode(context, in, out);
        headLength += before - in.readableBytes();
        if (!out.isEmpty()) {
            inBody = !endsWithRequest(out);
            begun = false;
            headLength = 0;
            connection.holdsAhead(0);
        } else {
            if (!begun) {
                begun = true;
                connection.headBegins();
            }
            if (in.readableBytes() < before) {
                // Called again at once, for the fields.
                return;
            }
            connection.holdsAhead(headLength + in.readableBytes());
            keep(in);
        }
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        fields = 0;
        return super.createMessage(initialLine);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("A field without a name");
        }
        fields++;
        if (fields > Limits.FIELDS) {
            throw new TooLongHttpHeaderException("More than " + Limits.FIELDS + " fields");
        }
        return super.splitHeaderName(line, start, length);
    }

    // The one of super reads on where nothing was decoded, though it was told to wait.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (blocked) {
            connection.stopReading();
            context.fireChannelReadComplete();
        } else {
            super.channelReadComplete(context);
        }
    }

    private static boolean endsWithRequest(List<Object> out) {
        return !out.isEmpty() && out.getLast() instanceof LastHttpContent;
    }

    private void keep(ByteBuf in) {
        byte[] bytes = new byte[in.readableBytes()];
        in.readBytes(bytes);
        rest = Unpooled.wrappedBuffer(bytes);
    }

    private ByteBuf withRest(ByteBufAllocator allocator, ByteBuf cumulation, ByteBuf in) {
        if (!rest.isReadable()) {
            return MERGE_CUMULATOR.cumulate(allocator, cumulation, in);
        }
        byte[] bytes = new byte[rest.readableBytes() + in.readableBytes()];
        int length = rest.readableBytes();
        rest.readBytes(bytes, 0, length);
        in.readBytes(bytes, length, in.readableBytes());
        in.release();
        cumulation.release();
        rest = Unpooled.EMPTY_BUFFER;
        return Unpooled.wrappedBuffer(bytes);
    }
}
