package io.touchstone.source.setup;

import io.touchstone.source.platform.Receiver;

/** A connection, and what reads its deliveries. */
public record ReadyConnection(SourceConnection connection, Receiver receiver) {}
