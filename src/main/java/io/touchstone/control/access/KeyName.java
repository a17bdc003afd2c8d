package io.touchstone.control.access;

import io.touchstone.tenant.WorkspaceId;

/** Which key, among those of all workspaces. */
record KeyName(WorkspaceId workspace, ApiKeyId key) implements Caller.CallerName {
    @Override
    public String text() {
        return key.toString();
    }
}
