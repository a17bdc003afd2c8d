package io.touchstone.performance;

import io.touchstone.attribution.AttributionRule;
import io.touchstone.attribution.TouchRule;
import io.touchstone.attribution.Window;

/** Which rule made an answer, in the shape in which settings hold it. */
public record AttributionAnswer(TouchRule touch, Window campaignWindow, Window flowWindow) {

    static AttributionAnswer of(AttributionRule rule) {
        return new AttributionAnswer(rule.touch(), rule.campaignWindow(), rule.flowWindow());
    }
}
