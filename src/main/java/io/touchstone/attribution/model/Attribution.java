package io.touchstone.attribution.model;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import org.jspecify.annotations.Nullable;

/**
 * Which touches earn purchases, for how long, and how they share them, as answers say it.
 *
 * @param halfLife of the model decay; in answers null with another
 */
public record Attribution(
        TouchRule touch,
        Window campaignWindow,
        Window flowWindow,
        AttributionModel model,
        @Nullable Window halfLife) {

    /** What made an answer. */
    public static Attribution of(AttributionRule rule, Sharing sharing) {
        return of(rule, sharing.model(), sharing.model() == AttributionModel.DECAY ? sharing.halfLife() : null);
    }

    /** What a workspace has set: a half-life whatever its model, for whoever asks for decay. */
    public static Attribution settings(AttributionRule rule, Sharing sharing) {
        return of(rule, sharing.model(), sharing.halfLife());
    }

    private static Attribution of(AttributionRule rule, AttributionModel model, @Nullable Window halfLife) {
        return new Attribution(rule.touch(), rule.campaignWindow(), rule.flowWindow(), model, halfLife);
    }
}
