package io.touchstone.attribution;

/** What a touch must be, and how recent, to earn a credit. */
public record AttributionRule(TouchRule touch, Window campaignWindow, Window flowWindow) {

    /** The rule of a workspace that chose none. */
    public static final AttributionRule DEFAULT = new AttributionRule(TouchRule.READ, Window.TWO_DAYS, Window.ONE_DAY);
}
