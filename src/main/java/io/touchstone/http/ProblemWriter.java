package io.touchstone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers with a problem where a request fails before, or outside of, any resource. */
@Singleton
public final class ProblemWriter {

    private final ObjectMapper mapper;

    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    // Before the framework's own error page, which knows nothing of problem documents.
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
    }

    private void fail(RoutingContext context) {
        Throwable failure = context.failure();
        // The router itself blames clients so, with an exception of its own beside.
        if (failure == null || (context.statusCode() >= 400 && context.statusCode() < 500)) {
            answer(context, Failures.problemOfStatus(context.statusCode()));
        } else {
            answer(context, ProblemMapper.logged(failure, context));
        }
    }

    public void answer(RoutingContext context, ProblemException problem) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            // Half an answer is out; only a broken connection tells the client that it is not whole.
            context.request().connection().close();
            return;
        }
        UnreadBody.discardAfterAnswer(context);
        if (problem.type() == ProblemType.BODY_TOO_SLOW) {
            response.putHeader("Connection", "close");
        }
        if (problem.type() == ProblemType.OVERLOADED || problem.type() == ProblemType.TOO_MANY_REQUESTS) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ProblemMapper.retryAfter(problem)));
        }
        response.setStatusCode(problem.type().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(Problem.of(problem, RequestId.of(context))));
    }

    private Buffer json(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
