package io.touchstone.workspace;

import io.touchstone.attribution.AttributionRule;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A tenant and its settings, as of one moment.
 *
 * @param zone cuts its days
 * @param generation of the roll-ups that hold its numbers, cut in that zone
 * @param rebuilding whether another generation is in the making
 * @param hasEvents whether an event was ever accepted: from then on a new time zone takes a rebuild
 * @param hasMoney whether an accepted event ever carried money: from then on the currency is fixed
 */
public record Workspace(
        WorkspaceId id,
        String name,
        ZoneId zone,
        int generation,
        boolean rebuilding,
        Currency currency,
        RateBase rateBase,
        AttributionRule attribution,
        boolean hasEvents,
        boolean hasMoney) {

    /** With answers from other roll-ups, cut in their zone. */
    public Workspace using(int otherGeneration, ZoneId otherZone) {
        return new Workspace(
                id, name, otherZone, otherGeneration, false, currency, rateBase, attribution, hasEvents, hasMoney);
    }

    /** While other roll-ups are made beside those in use. */
    public Workspace whileRebuilding() {
        return new Workspace(id, name, zone, generation, true, currency, rateBase, attribution, hasEvents, hasMoney);
    }
}
