package io.touchstone.source.setup;

import io.touchstone.tenant.WorkspaceId;

/** Told once a connection was deleted, to whoever keeps something of it. */
public record GoneConnection(WorkspaceId workspace, ConnectionId id) {}
