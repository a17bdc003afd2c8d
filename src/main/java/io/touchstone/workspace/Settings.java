package io.touchstone.workspace;

import io.touchstone.attribution.AttributionRule;

/** What {@code /v1/settings} answers. */
record Settings(String timezone, String currency, RateBase rateBase, AttributionRule attribution) {

    static Settings of(Workspace workspace) {
        return new Settings(
                workspace.zone().getId(),
                workspace.currency().getCurrencyCode(),
                workspace.rateBase(),
                workspace.attribution());
    }
}
