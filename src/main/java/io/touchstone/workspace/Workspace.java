package io.touchstone.workspace;

import io.touchstone.attribution.AttributionRule;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A tenant and its settings, as of one moment.
 *
 * @param zone cuts its days
 * @param hasEvents whether an event was ever accepted
 * @param hasMoney whether an accepted event ever carried money: from then on the currency is fixed
 */
public record Workspace(
        WorkspaceId id,
        String name,
        ZoneId zone,
        Currency currency,
        RateBase rateBase,
        AttributionRule attribution,
        boolean hasEvents,
        boolean hasMoney) {}
