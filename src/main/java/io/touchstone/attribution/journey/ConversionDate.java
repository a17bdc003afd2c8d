package io.touchstone.attribution.journey;

/** The day on which a conversion and its revenue fall: that of the purchase, or that on which its message was sent. */
public enum ConversionDate {
    PURCHASE,
    SEND
}
