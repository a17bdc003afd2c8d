package io.touchstone.control.workspace;

/** What rates are fractions of: all messages sent, or those proven delivered. */
public enum RateBase {
    SENT,
    DELIVERED
}
