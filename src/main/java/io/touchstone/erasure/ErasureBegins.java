package io.touchstone.erasure;

import io.touchstone.tenant.WorkspaceId;

/** Somebody is about to be erased: what waits elsewhere than in the database has to come in before. */
public record ErasureBegins(WorkspaceId workspace) {}
