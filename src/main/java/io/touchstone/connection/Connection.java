package io.touchstone.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.touchstone.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, and what is owed on it at the moment: by its client a head, the rest of a body, or that it takes its
 * answer; by the service an answer. Times run against the client alone.
 *
 * <p>All but what {@link ConnectionMemory} asks belongs to the thread of the connection.
 */
final class Connection extends ChannelDuplexHandler {

    /** How often the times are looked at, and so how much longer they may get. */
    private static final Duration BEAT = Duration.ofSeconds(1);

    /** What a byte of a half-sent head weighs on the heap, with the objects that short fields become, at most about. */
    private static final int WEIGHT_OF_HEADS = 4;

    /** An answer of so many bytes is worth to look whether it could be written. */
    private static final int LARGE = 16 * 1024;

    private final Channel channel;
    private final ConnectionMemory room;
    private final Limits limits;
    private final LongSupplier nanoTime;

    private @Nullable HeadDecoder decoder;
    private @Nullable ScheduledFuture<?> beats;
    private boolean answerDue;
    private boolean answerBegun;
    private volatile boolean served;
    private boolean stopped;
    private long ahead;
    private long untaken;
    private long taken;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong held = new AtomicLong();
    private volatile boolean waits;
    private volatile long since;

    Connection(Channel channel, ConnectionMemory room, Limits limits, LongSupplier nanoTime) {
        this.channel = channel;
        this.room = room;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    // --- What Room asks and tells, from any thread ---

    /** Whether it is the client's turn. */
    boolean waitsForItsClient() {
        return waits;
    }

    /** In bytes; what an ended one holds it gives back when it has closed. */
    long held() {
        return held.get();
    }

    /** Whether anything that was asked on it has been answered. */
    boolean wasServed() {
        return served;
    }

    /** When the client last did what it is asked to go on with, or was asked; by the clock of all connections. */
    long since() {
        return since;
    }

    /** Closes the connection without a word. */
    void end(Ending ending) {
        if (ended.compareAndSet(false, true)) {
            ending.count();
        }
        waits = false;
        channel.close();
    }

    void left() {
        ended.set(true);
        if (beats != null) {
            beats.cancel(false);
        }
        hold(0);
        room.leave(this);
    }

    boolean isEnded() {
        return ended.get();
    }

    private void hold(long bytes) {
        long change = bytes - held.getAndSet(bytes);
        if (change != 0) {
            room.held(change);
        }
    }

    // --- What has come ---

    void opened() {
        turnOfClient();
        beats = channel.eventLoop()
                .scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void reads(HeadDecoder headDecoder) {
        this.decoder = headDecoder;
    }

    void headBegins() {
        since = nanoTime.getAsLong();
    }

    /** Of a head that is not whole, or beyond the request that is under way. In bytes. */
    void holdsAhead(long length) {
        if (length != ahead) {
            ahead = length;
            holdAll();
        }
    }

    /** Whether the next head has to wait: for this connection, or because all together hold too much. */
    boolean isBusy() {
        return answerDue || !channel.isWritable() || room.isOverfull();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended.get()) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            request.setUri(Target.mended(request.uri()));
            ProblemException problem = Heads.problemOf(request, limits);
            if (problem != null) {
                refuse(Ending.BAD_HEAD, problem, request);
                return;
            }
            since = nanoTime.getAsLong();
            answerDue = true;
            answerBegun = false;
        } else if (message instanceof HttpContent content) {
            received(content);
        }
        context.fireChannelRead(message);
    }

    private void received(HttpContent content) {
        if (content.decoderResult().isFailure() && answerDue && !answerBegun) {
            refuse(Ending.BAD_HEAD, Heads.badChunk(), null);
        }
        if (content instanceof LastHttpContent) {
            waits = !answerDue;
        } else {
            since = nanoTime.getAsLong();
        }
    }

    void stopReading() {
        if (channel.config().isAutoRead()) {
            stopped = true;
            channel.config().setAutoRead(false);
        }
    }

    private void goOn() {
        HeadDecoder waiting = decoder;
        if (waiting == null || !waiting.isBlocked() || isBusy() || !channel.isActive()) {
            return;
        }
        try {
            waiting.goOn(channel.pipeline().context(waiting));
        } catch (Exception e) {
            channel.pipeline().fireExceptionCaught(e);
        }
        if (stopped && !waiting.isBlocked()) {
            stopped = false;
            channel.config().setAutoRead(true);
        }
    }

    // --- What goes out ---

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ChannelPromise written = promise;
        if (message instanceof HttpContent content && content.content().readableBytes() > LARGE) {
            // Where there is no memory for it the client must not wait for the rest.
            written = promise.unvoid().addListener(done -> {
                if (!done.isSuccess()) {
                    channel.close();
                }
            });
        }
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        answerBegun |= !interim;
        context.write(message, written);
        if (message instanceof LastHttpContent && !interim) {
            answerDue = false;
            served = true;
            turnOfClient();
            goOnLater();
        }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        notice();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        notice();
        goOnLater();
        context.fireChannelWritabilityChanged();
    }

    /** Not at once: whoever wrote may be in the midst of reading. */
    private void goOnLater() {
        HeadDecoder waiting = decoder;
        if (waiting != null && waiting.isBlocked() && !isBusy()) {
            channel.eventLoop().execute(this::goOn);
        }
    }

    /** Looks what of the answers is not out. */
    private void notice() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long now = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (now != untaken) {
            if (untaken == 0 || now < untaken) {
                since = nanoTime.getAsLong();
            }
            untaken = now;
            holdAll();
        }
    }

    private void holdAll() {
        if (!ended.get()) {
            hold(untaken + WEIGHT_OF_HEADS * ahead);
        }
    }

    private void turnOfClient() {
        since = nanoTime.getAsLong();
        waits = true;
    }

    // --- Times ---

    private void beat() {
        if (!channel.isActive() || ended.get()) {
            return;
        }
        notice();
        goOnLater();
        if (untaken > 0) {
            if (tookSomething()) {
                since = nanoTime.getAsLong();
            } else if (isOver(limits.untakenTime())) {
                end(Ending.UNTAKEN);
            }
        } else if (!answerDue) {
            boolean begun = decoder != null && decoder.hasBegun();
            if (begun && isOver(limits.headTime())) {
                refuse(Ending.SLOW_HEAD, Heads.tooSlow(limits), null);
            } else if (!begun && isOver(served ? limits.idleTime() : limits.headTime())) {
                end(served ? Ending.IDLE : Ending.SLOW_HEAD);
            }
        }
    }

    /** Of one piece in the midst of which the client is: that a whole one went is seen by the sum. */
    private boolean tookSomething() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long before = taken;
        taken = buffer == null ? 0 : buffer.currentProgress();
        return taken > before;
    }

    private boolean isOver(Duration time) {
        return nanoTime.getAsLong() - since > time.toNanos();
    }

    private void refuse(Ending ending, ProblemException problem, @Nullable HttpRequest request) {
        if (ended.compareAndSet(false, true)) {
            ending.count();
            waits = false;
            hold(0);
            LastWord.say(channel, problem, request);
        }
    }
}
