package io.touchstone.performance;

/** What numbers can be broken down by, beside time. */
public enum Dimension {
    SOURCE_KIND,
    CAMPAIGN,
    FLOW,
    NODE,
    TEMPLATE,
    CATEGORY
}
