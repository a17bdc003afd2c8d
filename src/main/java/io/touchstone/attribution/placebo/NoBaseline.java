package io.touchstone.attribution.placebo;

/** Why there is no share to tell, in the order in which they are looked for. */
public enum NoBaseline {
    /** Under {@link PlaceboFigures#FEWEST_CONVERSIONS} purchases in windows. */
    TOO_FEW_CONVERSIONS,
    /** Under 5 % of messages can be compared: nearly everyone is messaged every week, and only a holdout can tell. */
    TOO_FEW_COMPARABLE,
    /** Nothing was earned in the windows of those that can be compared, or a single contact bought at all. */
    NOTHING_TO_COMPARE
}
