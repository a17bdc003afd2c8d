package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.http.Choice;
import io.touchstone.problem.Checks;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that ask for another attribution rule than the workspace's own. */
public record AttributionParameters(
        @RestQuery @Nullable String touch,
        @RestQuery @Nullable String window,
        @RestQuery("campaign_window") @Nullable String campaignWindow,
        @RestQuery("flow_window") @Nullable String flowWindow) {

    /** The rule asked for; {@code campaign_window} and {@code flow_window} beat {@code window}. */
    AttributionRule over(AttributionRule settings) {
        Checks.all(
                () -> touch(settings),
                () -> window("window", window, settings.campaignWindow()),
                () -> window("campaign_window", campaignWindow, settings.campaignWindow()),
                () -> window("flow_window", flowWindow, settings.flowWindow()));
        Window both = window == null ? null : Choice.of("window", window, Window.values(), Window::code);
        return new AttributionRule(
                touch(settings),
                window("campaign_window", campaignWindow, both == null ? settings.campaignWindow() : both),
                window("flow_window", flowWindow, both == null ? settings.flowWindow() : both));
    }

    private TouchRule touch(AttributionRule settings) {
        return touch == null ? settings.touch() : Choice.of("touch", touch, TouchRule.values());
    }

    private static Window window(String name, @Nullable String value, Window otherwise) {
        return value == null ? otherwise : Choice.of(name, value, Window.values(), Window::code);
    }
}
