package io.touchstone.security;

import io.touchstone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;

/** A key as it may be shown: everything but its secret. */
record ApiKey(WorkspaceId workspace, ApiKeyId id, String name, List<String> scopes, Instant createdAt) {}
