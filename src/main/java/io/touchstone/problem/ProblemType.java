package io.touchstone.problem;

import java.net.URI;

/** The closed set of problem types. Each has one status and one title; the detail tells the case. */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter is not valid"),
    INVALID_BODY("invalid-body", 400, "The request body is not valid"),
    MALFORMED_JSON("malformed-json", 400, "The request body is not JSON"),
    UNAUTHENTICATED("unauthenticated", 401, "No valid API key was given"),
    FORBIDDEN("forbidden", 403, "The API key does not have the scope this needs"),
    CROSS_SITE("cross-site", 403, "A page of another site may not do this"),
    NOT_FOUND("not-found", 404, "There is no such resource"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not support this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The resource has no representation of the asked type"),
    HEAD_TOO_SLOW("head-too-slow", 408, "The head of the request was sent too slowly"),
    BODY_TOO_SLOW("body-too-slow", 408, "The request body came too slowly"),
    CONFLICT("conflict", 409, "The request conflicts with the present state"),
    BODY_TOO_LARGE("body-too-large", 413, "The request body is too large"),
    TABLE_TOO_LONG("table-too-long", 413, "The table has more rows than the format holds"),
    TARGET_TOO_LONG("target-too-long", 414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The resource does not take this media type"),
    HEAD_TOO_LARGE("head-too-large", 431, "The headers of the request are too large"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "There were too many requests; try again later"),
    OVERLOADED("overloaded", 503, "The service is busy; try again"),
    BAD_REQUEST("bad-request", 400, "The request is not valid"),
    INTERNAL("internal", 500, "Something went wrong here");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public URI uri() {
        return URI.create("urn:touchstone:problem:" + slug);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
