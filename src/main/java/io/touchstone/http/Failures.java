package io.touchstone.http;

import static io.touchstone.problem.ProblemType.BAD_REQUEST;
import static io.touchstone.problem.ProblemType.BODY_TOO_LARGE;
import static io.touchstone.problem.ProblemType.BODY_TOO_SLOW;
import static io.touchstone.problem.ProblemType.FORBIDDEN;
import static io.touchstone.problem.ProblemType.INTERNAL;
import static io.touchstone.problem.ProblemType.METHOD_NOT_ALLOWED;
import static io.touchstone.problem.ProblemType.NOT_ACCEPTABLE;
import static io.touchstone.problem.ProblemType.NOT_FOUND;
import static io.touchstone.problem.ProblemType.OVERLOADED;
import static io.touchstone.problem.ProblemType.UNAUTHENTICATED;
import static io.touchstone.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.Failure;
import io.touchstone.sql.Outage;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.io.IOException;

/** Puts whatever was thrown, by us or by a framework, into the catalogue of problems. */
public final class Failures {

    private Failures() {}

    static ProblemException problemOf(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> problem;
            case JsonProcessingException json -> JsonFailures.problemOf(json);
            case CharConversionException _ -> JsonFailures.notText();
            case WebApplicationException web -> problemOf(web);
            case HttpException http -> problemOfStatus(http.getStatusCode());
            case UnauthorizedException _, AuthenticationFailedException _ -> problemOfStatus(401);
            case ForbiddenException _ -> problemOfStatus(403);
            // Only reading a request body fails so: what fails below, in the database, comes as something else.
            case IOException _ ->
                new ProblemException(BAD_REQUEST, "The connection closed before the request was whole.");
            default -> problemOfCause(thrown);
        };
    }

    /** What went wrong far below, wrapped by whatever lies between. */
    private static ProblemException problemOfCause(Throwable thrown) {
        return Outage.of(thrown)
                .map(outage -> new ProblemException(OVERLOADED, "For the moment " + outage + "; try again."))
                .orElseGet(() -> problemOfStatus(Failure.isLoss(thrown) ? 503 : 500));
    }

    private static ProblemException problemOf(WebApplicationException thrown) {
        // The JSON reader wraps what Jackson, or a record's own constructor, had to say.
        return switch (thrown.getCause()) {
            case ProblemException problem -> problem;
            case JsonProcessingException json -> JsonFailures.problemOf(json);
            case null, default -> problemOfStatus(thrown.getResponse().getStatus());
        };
    }

    /** The problem a framework means by a bare status. */
    public static ProblemException problemOfStatus(int status) {
        return switch (status) {
            case 401 ->
                new ProblemException(
                        UNAUTHENTICATED,
                        "Send a valid key as \"Authorization: Bearer <key>\", or as the user name of HTTP Basic.");
            case 403 ->
                new ProblemException(FORBIDDEN, "This key or token does not have the scope that this call needs.");
            case 404 -> new ProblemException(NOT_FOUND, "There is nothing at this path.");
            case 405 -> new ProblemException(METHOD_NOT_ALLOWED, "See the Allow header for the methods of this path.");
            case 406 -> new ProblemException(NOT_ACCEPTABLE, "No media type in the Accept header is served here.");
            case 408 -> new ProblemException(BODY_TOO_SLOW, "The body came too slowly.");
            case 413 -> new ProblemException(BODY_TOO_LARGE, "The body is too large.");
            case 415 ->
                new ProblemException(UNSUPPORTED_MEDIA_TYPE, "The media type in Content-Type is not taken here.");
            case 503 -> new ProblemException(OVERLOADED, "Try again in a moment.");
            default ->
                status >= 400 && status < 500
                        ? new ProblemException(BAD_REQUEST, "The request could not be understood.")
                        : new ProblemException(INTERNAL, "The failure is logged under this request id.");
        };
    }
}
