package io.touchstone.http.body;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.touchstone.http.Encodings;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * Has bodies come at a pace, inflated, within their {@link BodyLimit}, as text in UTF-8 where they are JSON, and with room for what
 * is made of them; and keeps resources from ever being handed a null for one. A resource that takes a stream takes its room
 * itself.
 */
@Provider
public final class BodyReader implements ReaderInterceptor {

    /**
     * In bytes: what inflating holds outside of the heap is some 50 KiB, but there is less of that, and only some hundreds at once
     * should have it.
     */
    private static final long ROOM_TO_INFLATE = 256 * 1024;

    private final BodyWatch watch;
    private final RequestRoom room;
    private final CurrentVertxRequest request;

    BodyReader(BodyWatch watch, RequestRoom room, CurrentVertxRequest request) {
        this.watch = watch;
        this.room = room;
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        @Nullable BodyLimit annotation = limitOf(context.getAnnotations());
        long limit = annotation == null ? BodyLimit.DEFAULT : annotation.value();
        boolean isText = limit != BodyLimit.UNLIMITED && (annotation == null || annotation.text());
        if (isText) {
            refuseOtherCharsets(context.getMediaType());
        }
        InputStream body = inflated(context, paced(context.getInputStream(), limit), limit);
        if (limit != BodyLimit.UNLIMITED) {
            body = new LimitedInputStream(body, limit);
        }
        if (isText) {
            body = new Utf8InputStream(body);
        }
        context.setInputStream(context.getType() == InputStream.class ? body : new RoomInputStream(body, room.room()));
        @Nullable Object read = context.proceed();
        if (read == null) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be neither empty nor null.");
        }
        return read;
    }

    /** Bodies that were read before have come already. */
    private InputStream paced(InputStream body, long limit) {
        return ShortBody.wasRead(request.getCurrent())
                ? body
                : new PacedInputStream(body, watch, limit == BodyLimit.UNLIMITED, System::nanoTime);
    }

    private InputStream inflated(ReaderInterceptorContext context, InputStream body, long limit) throws IOException {
        if (!Encodings.areGzip(context.getHeaders().get(HttpHeaders.CONTENT_ENCODING))) {
            if (declaredLength(context) > limit) {
                throw tooLarge(limit);
            }
            return body;
        }
        room.room().take(ROOM_TO_INFLATE);
        InputStream inflated = new GunzippedInputStream(body);
        room.closing(inflated);
        return inflated;
    }

    /** Of JSON. Clients make up a charset for lines, and each line is held to UTF-8 by itself. */
    private static void refuseOtherCharsets(@Nullable MediaType type) {
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Bodies are taken in UTF-8 alone.");
        }
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "The body may have at most " + limit + " bytes.");
    }

    private static @Nullable BodyLimit limitOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof BodyLimit limit) {
                return limit;
            }
        }
        return null;
    }

    private static long declaredLength(ReaderInterceptorContext context) {
        String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
