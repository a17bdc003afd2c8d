package io.touchstone.security;

import io.touchstone.workspace.Workspace;
import java.security.Principal;
import java.util.List;

/**
 * Whoever sent a valid API key.
 *
 * @param workspace as it was when the request came
 * @param dataVersion of its data at the same moment
 */
record KeyHolder(Workspace workspace, long dataVersion, ApiKeyId key, List<String> scopes) implements Principal {

    @Override
    public String getName() {
        return workspace.id() + "/" + key;
    }
}
