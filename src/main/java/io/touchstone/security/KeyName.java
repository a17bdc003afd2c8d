package io.touchstone.security;

import io.touchstone.workspace.WorkspaceId;

/** Which key, among those of all workspaces. */
record KeyName(WorkspaceId workspace, ApiKeyId key) {}
