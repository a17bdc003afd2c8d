package io.touchstone.control.catalog;

import org.jspecify.annotations.Nullable;

/** @param status the sender's own word for it; null for one known only from events */
public record Campaign(String id, String name, @Nullable String status) {}
