package io.touchstone.wire;

/**
 * A workspace.
 *
 * @param key with every scope
 */
public record Tenant(String id, String key) {}
