package io.touchstone.attribution.model;

import io.touchstone.attribution.journey.Window;

/**
 * How candidates share what they had a part in.
 *
 * @param halfLife of the model decay; kept with any other, which does not look at it
 */
public record Sharing(AttributionModel model, Window halfLife) {

    /** That of a workspace that chose none. */
    public static final Sharing DEFAULT = new Sharing(AttributionModel.LAST, Window.SEVEN_DAYS);

    /** Whether each purchase has one message that earned all of it, that of the last touch. */
    public boolean isLast() {
        return model == AttributionModel.LAST;
    }

    /** @param touchedAt see {@link AttributionModel#weights} */
    public long[] weights(long[] touchedAt) {
        return model.weights(touchedAt, halfLife);
    }
}
