package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that ask for another attribution rule than the workspace's own. */
public record AttributionParameters(
        @RestQuery @Nullable String touch,
        @RestQuery @Nullable String window,
        @RestQuery("campaign_window") @Nullable String campaignWindow,
        @RestQuery("flow_window") @Nullable String flowWindow) {

    /** The rule asked for; {@code campaign_window} and {@code flow_window} beat {@code window}. */
    public AttributionRule over(AttributionRule settings, Errors errors) {
        TouchRule weakest = errors.parse(touch, settings.touch(), Choice.of("touch", TouchRule.values()));
        @Nullable Window both = errors.parse(window, null, window("window"));
        return new AttributionRule(
                weakest,
                errors.parse(
                        campaignWindow, both == null ? settings.campaignWindow() : both, window("campaign_window")),
                errors.parse(flowWindow, both == null ? settings.flowWindow() : both, window("flow_window")));
    }

    private static Function<String, Window> window(String name) {
        return Choice.of(name, Window.values(), Window::code);
    }
}
