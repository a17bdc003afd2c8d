package io.touchstone.attribution.placebo;

/** What makes a placebo's figures doubtful. */
public enum PlaceboWarning {
    /**
     * A week before the messages their contacts bought at less than half the rate of two weeks before and more: they were chosen because
     * they had not bought, so that weeks before show too little and the figures flatter.
     */
    RECENT_BUYERS_LEFT_OUT,
    /** Who reads or clicks is about to buy more often than others: what is found may be who they are, not what they read. */
    SELECTED_BY_BEHAVIOUR,
    /** A window of seven days or more meets itself when it is moved by a week: little can be compared. */
    LONG_WINDOW
}
