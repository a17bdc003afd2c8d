package io.touchstone.security;

import io.touchstone.workspace.WorkspaceId;
import java.security.Principal;

/** Whoever sent a valid API key. */
record KeyHolder(WorkspaceId workspace, ApiKeyId key) implements Principal {

    @Override
    public String getName() {
        return workspace + "/" + key;
    }
}
