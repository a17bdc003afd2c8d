package io.touchstone.control.catalog;

import org.jspecify.annotations.Nullable;

/** @param status the sender's own word for it; null when none was given */
public record Flow(String id, String name, @Nullable String status) {}
