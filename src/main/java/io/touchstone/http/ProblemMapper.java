package io.touchstone.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Unquoted;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns what a resource, or the framework around it, throws into a problem document. Our own bugs are logged with their
 * stack and tell the client nothing; what the client did wrong is worth one line, for those who look.
 */
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    // The exceptions beside Throwable are those for which Quarkus has a mapper of its own.
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        MismatchedInputException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        ForbiddenException.class
    })
    Response answer(Throwable thrown, RoutingContext context) {
        ProblemException problem = logged(thrown, context);
        UnreadBody.discardAfterAnswer(context);
        ResponseBuilder response = Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(problem, RequestId.of(context)));
        switch (problem.type()) {
            case UNAUTHENTICATED -> {
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"touchstone\"" + whatIsWrong(problem));
                if (!sentBearer(context)) {
                    response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"touchstone\", charset=\"UTF-8\"");
                }
            }
            case METHOD_NOT_ALLOWED -> {
                if (thrown instanceof NotAllowedException) {
                    response.allow(AllowedMethods.ofCurrentPath());
                }
            }
            case TOO_MANY_REQUESTS, OVERLOADED -> response.header(HttpHeaders.RETRY_AFTER, retryAfter(problem));
            case BODY_TOO_SLOW -> response.header("Connection", "close");
            case UNSUPPORTED_MEDIA_TYPE -> {
                if (Encodings.areOthers(context.request().headers().getAll(HttpHeaders.CONTENT_ENCODING))) {
                    response.header(HttpHeaders.ACCEPT_ENCODING, Encodings.TAKEN);
                }
            }
            case INVALID_PARAMETER,
                    INVALID_BODY,
                    MALFORMED_JSON,
                    FORBIDDEN,
                    CROSS_SITE,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    HEAD_TOO_SLOW,
                    TARGET_TOO_LONG,
                    HEAD_TOO_LARGE,
                    CONFLICT,
                    BODY_TOO_LARGE,
                    TABLE_TOO_LONG,
                    BAD_REQUEST,
                    INTERNAL -> {}
        }
        return response.build();
    }

    /** Of a token that was sent (RFC 6750, section 3): whoever sent none is told of no error. */
    private static String whatIsWrong(ProblemException problem) {
        return problem.reason()
                .map(reason -> ", error=\"invalid_token\", error_description=\"" + reason + "\"")
                .orElse("");
    }

    /** Whole seconds, rounded up so that whoever waits them is not too early. */
    static long retryAfter(ProblemException problem) {
        return problem.retryAfter()
                .map(wait -> Math.max(1, wait.plusNanos(999_999_999).toSeconds()))
                .orElse(1L);
    }

    /** Whose page shows its own form for the key: offered Basic, the browser would open its password box over it. */
    private static boolean sentBearer(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, "Bearer", 0, "Bearer".length());
    }

    static ProblemException logged(Throwable thrown, RoutingContext context) {
        ProblemException problem = Failures.problemOf(thrown);
        int status = problem.type().status();
        if (status == 500) {
            LOG.errorf(
                    Unquoted.of(thrown), "%s %s failed", context.request().method(), LoggedPath.of(context.request()));
        } else if (Outage.of(thrown).isPresent()) {
            LOG.warnf(
                    "%s %s: %d. %s",
                    context.request().method(), LoggedPath.of(context.request()), status, problem.detail());
        } else {
            // Not the detail, which repeats what the client sent.
            LOG.debugf(
                    "%s %s: %d, %s",
                    context.request().method(), LoggedPath.of(context.request()), status, problem.type());
        }
        return problem;
    }
}
