package io.touchstone.benchmark;

import java.time.LocalDate;

/** What is asked of a workspace, about the 30 days up to one. */
record Questions(Workspace workspace, LocalDate last) {

    LocalDate first() {
        return last.minusDays(29);
    }

    /** @param parameters more of them, each with {@code &} before it */
    byte[] performance(String parameters) {
        return HttpConnection.get(
                "/v1/performance?from=%s&to=%s%s".formatted(first(), last, parameters), workspace.key());
    }

    byte[] selectOne() {
        return HttpConnection.get("/v1/select-one", workspace.key());
    }
}
