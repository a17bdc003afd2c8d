package io.touchstone.http.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.touchstone.http.FilterPriority;
import io.touchstone.http.ProblemWriter;
import io.touchstone.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes bodies of some kilobytes as they come, by the thread that reads from the network. Longer ones are read by whoever
 * needs them, piece by piece; to wait for the pieces of a webhook, and for their end, would cost more than to read them.
 */
@Singleton
public final class ShortBody {

    /** In bytes: a webhook of some events. So much memory a connection may hold before it is known whose it is. */
    private static final int LONGEST = 16 * 1024;

    /**
     * In bytes: so much all of them may hold, thousands of webhooks in a heap of 256 MiB. Bodies beyond are read by whoever needs
     * them, once it is known whose they are.
     */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 32;

    private final BodyWatch watch;
    private final ProblemWriter problems;
    private final AtomicLong held = new AtomicLong();

    ShortBody(BodyWatch watch, ProblemWriter problems) {
        this.watch = watch;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, FilterPriority.SHORT_BODY);
    }

    /** Whether the body of this request has come already. */
    static boolean wasRead(@Nullable RoutingContext context) {
        return context instanceof RoutingContextInternal request
                && request.body() != null
                && request.body().buffer() != null;
    }

    /** In bytes, what bodies hold that were read before anybody asked for them. */
    public long held() {
        return held.get();
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        int length = shortLength(request);
        if (length < 0 || held.addAndGet(length) > MOST) {
            held.addAndGet(-Math.max(length, 0));
            context.next();
            return;
        }
        Arrival arrival = new Arrival(context, context.vertx().getOrCreateContext());
        watch.add(arrival);
        context.addEndHandler(_ -> {
            held.addAndGet(-length);
            watch.remove(arrival);
        });
        request.bodyHandler(body -> {
            watch.remove(arrival);
            if (arrival.isAwaited()) {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
        // Requests come paused, so that nothing is lost before somebody wants it.
        request.resume();
    }

    /** In bytes; -1 of a body that is not short. */
    private static int shortLength(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Netty refuses lengths that are no numbers. Who expects to be told to go on has not sent the body yet.
        boolean isShort = length != null
                && length.length() < 6
                && Integer.parseInt(length) <= LONGEST
                && !request.isEnded()
                && request.getHeader("Expect") == null;
        return isShort ? Integer.parseInt(length) : -1;
    }

    /** A body on its way: as short as it is, it has the time of one window, however its bytes are spread over it. */
    private final class Arrival implements BodyWatch.Watched {

        private final RoutingContext request;
        private final Context thread;
        private final Pace pace;
        private final long begun = System.nanoTime();
        /** Read and written by the thread of the network alone. */
        private boolean answered;

        private Arrival(RoutingContext request, Context thread) {
            this.request = request;
            this.thread = thread;
            this.pace = new Pace(watch.config(), false, begun);
        }

        @Override
        public void check(long now) {
            try {
                pace.check(now, now - begun);
            } catch (ProblemException tooSlow) {
                watch.remove(this);
                thread.runOnContext(_ -> answer(tooSlow));
            }
        }

        private boolean isAwaited() {
            return !answered;
        }

        private void answer(ProblemException tooSlow) {
            if (!request.request().isEnded() && !answered) {
                answered = true;
                problems.answer(request, tooSlow);
            }
        }
    }
}
