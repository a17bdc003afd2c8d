package io.touchstone.control.settings;

import io.touchstone.attribution.model.Attribution;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.control.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1/settings} answers.
 *
 * @param timezone that of all answers; one that was asked for takes its place when {@code rebuilding} has ended
 * @param retentionDays null for ever
 * @param rebuilding whether numbers are being made again, for another time zone or from the events
 */
record Settings(
        String timezone,
        String currency,
        RateBase rateBase,
        Attribution attribution,
        @Nullable Integer retentionDays,
        boolean rebuilding) {

    static Settings of(Workspace workspace) {
        return new Settings(
                workspace.zone().getId(),
                workspace.currency().getCurrencyCode(),
                workspace.rateBase(),
                Attribution.settings(workspace.attribution(), workspace.sharing()),
                workspace.retentionDays(),
                workspace.rebuilding());
    }
}
