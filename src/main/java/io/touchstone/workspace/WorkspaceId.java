package io.touchstone.workspace;

/** Names a tenant. Every row and every statement carries it. */
public record WorkspaceId(long value) {}
