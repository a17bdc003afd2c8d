package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.http.JsonSettings;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that ask how a purchase is shared. */
public record SharingParameters(
        @RestQuery @Nullable String model,
        @RestQuery("half_life") @Nullable String halfLife) {

    /** @param halfLife of the model that has one, asked for or not */
    public record Sharing(AttributionModel model, Window halfLife) {

        /** Whether the last touch has all of it, of which the credit is kept. */
        boolean isWhole() {
            return model == AttributionModel.LAST;
        }

        /** For the names of files: what of it is not as it would be unasked, see {@link io.touchstone.export.TableQuestion#ownRule}. */
        String ownRule() {
            return switch (model) {
                case LAST -> "";
                case FIRST, LINEAR, POSITION -> "_" + JsonSettings.code(model);
                case DECAY -> "_" + JsonSettings.code(model) + "-" + halfLife.code();
            };
        }
    }

    Sharing parse(Errors errors) {
        AttributionModel shared =
                errors.parse(model, AttributionModel.LAST, Choice.of("model", AttributionModel.values()));
        if (halfLife != null && shared != AttributionModel.DECAY && !errors.has("model")) {
            errors.add("half_life", "goes with the model decay");
        }
        return new Sharing(
                shared,
                errors.parse(halfLife, Window.SEVEN_DAYS, Choice.of("half_life", Window.values(), Window::code)));
    }
}
