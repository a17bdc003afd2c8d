package io.touchstone.query;

import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that ask for another model of attribution than the workspace's own. */
public record SharingParameters(
        @RestQuery @Nullable String model,
        @RestQuery("half_life") @Nullable String halfLife) {

    /** The model asked for; a half-life goes with decay alone. */
    public Sharing over(Sharing settings, Errors errors) {
        AttributionModel shared = errors.parse(model, settings.model(), Choice.of("model", AttributionModel.values()));
        if (halfLife != null && shared != AttributionModel.DECAY && !errors.has("model")) {
            errors.add("half_life", "goes with the model decay");
        }
        return new Sharing(
                shared,
                errors.parse(halfLife, settings.halfLife(), Choice.of("half_life", Window.values(), Window::code)));
    }
}
