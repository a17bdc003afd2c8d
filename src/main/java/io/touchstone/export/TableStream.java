package io.touchstone.export;

import io.touchstone.http.LoggedPath;
import io.touchstone.http.list.Paged;
import io.touchstone.sql.Unquoted;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer with a table. What goes wrong before any of it is out becomes a problem document; later, only a
 * broken connection tells the client that it has not got everything.
 */
final class TableStream<R> implements StreamingOutput, Paged {

    private static final Logger LOG = Logger.getLogger(TableStream.class);

    /** Larger than what the server itself keeps back: whatever leaves it has begun the answer. */
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Table<R> table;
    private final TableWriter.Opening<R> opening;
    private final @Nullable String nextCursor;
    private final RoutingContext context;
    private final Duration patience;

    TableStream(
            Table<R> table,
            TableWriter.Opening<R> opening,
            @Nullable String nextCursor,
            RoutingContext context,
            Duration patience) {
        this.table = table;
        this.opening = opening;
        this.nextCursor = nextCursor;
        this.context = context;
        this.patience = patience;
    }

    @Override
    public @Nullable String nextCursor() {
        return nextCursor;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try {
            BufferedOutputStream buffer = new BufferedOutputStream(new Listened(out), BUFFER_BYTES);
            TableWriter<R> writer = opening.on(buffer);
            writer.begin();
            table.rows().forEach(row -> {
                try {
                    writer.write(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.end();
            buffer.flush();
        } catch (IOException | RuntimeException e) {
            if (context.response().closed()) {
                LOG.debugf("The client of %s went away", LoggedPath.of(context.request()));
            } else if (context.response().headWritten()) {
                LOG.errorf(Unquoted.of(e), "The answer to %s broke off", LoggedPath.of(context.request()));
                cut();
            } else {
                throw e;
            }
        }
    }

    /**
     * Fails once the client has left, or has stopped reading: the server itself drops what is written for the one, to the
     * last row, and waits for the other as if it had all the time in the world.
     */
    private final class Listened extends FilterOutputStream {

        Listened(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (context.response().closed()) {
                throw new IOException("the client went away");
            }
            long timer = context.vertx().setTimer(patience.toMillis(), _ -> abandon());
            try {
                out.write(bytes, offset, length);
            } finally {
                context.vertx().cancelTimer(timer);
            }
        }
    }

    /** Ends the connection, or the stream of it, and returns when nothing can end the answer as if it were whole. */
    private void cut() {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Ends it at once: to close a connection in good order is to wait until all that was written has been taken. */
    private void abandon() {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }
}
