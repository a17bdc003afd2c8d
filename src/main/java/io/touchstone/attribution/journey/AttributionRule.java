package io.touchstone.attribution.journey;

import io.touchstone.event.SourceKind;

/** What a touch must be, and how recent, to earn a credit. */
public record AttributionRule(TouchRule touch, Window campaignWindow, Window flowWindow) {

    /** The rule of a workspace that chose none. */
    public static final AttributionRule DEFAULT = new AttributionRule(TouchRule.READ, Window.TWO_DAYS, Window.ONE_DAY);

    public Window window(SourceKind kind) {
        return switch (kind) {
            case CAMPAIGN -> campaignWindow;
            case FLOW -> flowWindow;
        };
    }

    /** The longer of the two windows. */
    public Window longerWindow() {
        return campaignWindow.compareTo(flowWindow) > 0 ? campaignWindow : flowWindow;
    }
}
