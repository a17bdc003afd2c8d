package io.touchstone.control.workspace;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.tenant.WorkspaceId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A tenant and its settings, as of one moment.
 *
 * @param zone cuts its days
 * @param generation of the roll-ups that hold its numbers, cut in that zone
 * @param rebuilding whether another generation is in the making
 * @param attribution which touches earn purchases, and for how long, unless a question says otherwise
 * @param sharing how these share them, likewise
 * @param hasEvents whether an event was ever accepted: from then on a new time zone takes a rebuild
 * @param hasMoney whether an accepted event ever carried money: from then on the currency is fixed
 * @param opaqueKey what its opaque ids are encrypted under; null until somebody needs it in one that a release before there were
 *     any made, see {@link Workspaces#opaqueKey}
 * @param sharedEdition counts the changes of its list of shared identities; 0: there never was one
 * @param erasures counts the people who were erased
 * @param retentionDays how old the newest event of a message or purchase may be before all of them go; null for ever
 * @param frozenBefore a local day: events that occurred before it may be gone; null while none are
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
        Sharing sharing,
        boolean hasEvents,
        boolean hasMoney,
        @Nullable OpaqueKey opaqueKey,
        int sharedEdition,
        int erasures,
        @Nullable Integer retentionDays,
        @Nullable LocalDate frozenBefore) {

    /** Another one at two moments if it was changed in between which identities join whom, or which ids stand for others. */
    public int peopleEdition() {
        return sharedEdition + erasures;
    }

    /** With answers from other roll-ups, cut in their zone. */
    public Workspace using(int otherGeneration, ZoneId otherZone) {
        return with(otherZone, otherGeneration, false, sharedEdition, frozenBefore);
    }

    /** With answers from the same roll-ups as before, and no others in the making. */
    public Workspace withoutRebuild() {
        return using(generation, zone);
    }

    /** While other roll-ups are made beside those in use. */
    public Workspace whileRebuilding() {
        return with(zone, generation, true, sharedEdition, frozenBefore);
    }

    /** After its list of shared identities was changed. */
    public Workspace withOtherSharedIdentities() {
        return with(zone, generation, rebuilding, sharedEdition + 1, frozenBefore);
    }

    /** After events that occurred before a local day may be gone. */
    public Workspace frozenBefore(LocalDate day) {
        return with(zone, generation, rebuilding, sharedEdition, day);
    }

    private Workspace with(
            ZoneId otherZone,
            int otherGeneration,
            boolean nowRebuilding,
            int otherEdition,
            @Nullable LocalDate nowFrozenBefore) {
        return new Workspace(
                id,
                name,
                otherZone,
                otherGeneration,
                nowRebuilding,
                currency,
                rateBase,
                attribution,
                sharing,
                hasEvents,
                hasMoney,
                opaqueKey,
                otherEdition,
                erasures,
                retentionDays,
                nowFrozenBefore);
    }

    /** With other settings, the time zone aside. */
    public Workspace withSettings(
            Currency otherCurrency,
            RateBase otherRateBase,
            AttributionRule otherAttribution,
            Sharing otherSharing,
            @Nullable Integer otherRetentionDays) {
        return new Workspace(
                id,
                name,
                zone,
                generation,
                rebuilding,
                otherCurrency,
                otherRateBase,
                otherAttribution,
                otherSharing,
                hasEvents,
                hasMoney,
                opaqueKey,
                sharedEdition,
                erasures,
                otherRetentionDays,
                frozenBefore);
    }
}
