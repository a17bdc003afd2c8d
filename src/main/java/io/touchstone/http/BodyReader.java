package io.touchstone.http;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** Keeps bodies within their {@link BodyLimit}, and resources from ever being handed a null for one. */
@Provider
public final class BodyReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long limit = limitOf(context.getAnnotations());
        if (declaredLength(context) > limit) {
            throw tooLarge(limit);
        }
        if (limit != BodyLimit.UNLIMITED) {
            context.setInputStream(new LimitedInputStream(context.getInputStream(), limit));
        }
        @Nullable Object body = context.proceed();
        if (body == null) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be neither empty nor null.");
        }
        return body;
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "The body may have at most " + limit + " bytes.");
    }

    private static long limitOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof BodyLimit limit) {
                return limit.value();
            }
        }
        return BodyLimit.DEFAULT;
    }

    private static long declaredLength(ReaderInterceptorContext context) {
        String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
