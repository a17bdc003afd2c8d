package io.touchstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.tenant.WorkspaceId;

/** A workspace of the run, with a key that may do everything in it. */
record Workspace(WorkspaceId id, String key) {

    static Workspace of(JsonNode created) {
        return new Workspace(
                WorkspaceId.parse(created.path("id").asText()).orElseThrow(),
                created.path("api_key").asText());
    }
}
