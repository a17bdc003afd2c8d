package io.touchstone.callers;

import io.touchstone.http.JsonSettings;
import java.util.List;

/** What the requests with one key are counted as. */
enum Policy {
    REQUESTS,

    /** Those that need the scope {@code ingest}, and what comes over a connection. */
    INGEST;

    private static final List<String> NAMED = List.of("/v1/campaigns/", "/v1/flows/");

    /**
     * Of a request, before its resource is known to whoever lets it in.
     *
     * @param normalized the path without dots, slashes and percents that it need not have, but perhaps with a slash at its end
     */
    static Policy of(String method, String normalized) {
        String path = normalized.endsWith("/") ? normalized.substring(0, normalized.length() - 1) : normalized;
        boolean isIngest = switch (method) {
            case "POST" -> path.equals("/v1/events") || path.equals("/v1/links") || path.startsWith("/hooks/");
            case "PUT" -> NAMED.stream().anyMatch(path::startsWith);
            default -> false;
        };
        return isIngest ? INGEST : REQUESTS;
    }

    /** As headers and metrics have it. */
    String code() {
        return JsonSettings.code(this);
    }
}
