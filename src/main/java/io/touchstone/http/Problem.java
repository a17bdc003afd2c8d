package io.touchstone.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is an error: a problem document of RFC 9457.
 *
 * @param requestId names the request in our log; also the header {@code X-Request-Id}
 * @param reason of a type with several causes, a stable word for this one; left out where there is nothing to tell apart
 * @param errors left out when no single parameter or field is to blame
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException exception, String requestId) {
        return new Problem(
                exception.type().uri(),
                exception.type().title(),
                exception.type().status(),
                exception.detail(),
                requestId,
                exception.reason().orElse(null),
                exception.errors());
    }
}
