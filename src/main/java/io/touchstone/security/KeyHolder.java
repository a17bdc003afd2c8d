package io.touchstone.security;

import io.touchstone.workspace.Workspace;
import java.security.Principal;
import java.util.List;

/**
 * Whoever sent a valid API key.
 *
 * @param workspace as it was when the request came
 */
record KeyHolder(Workspace workspace, ApiKeyId key, List<String> scopes) implements Principal {

    @Override
    public String getName() {
        return workspace.id() + "/" + key;
    }
}
