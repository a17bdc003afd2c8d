package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.mask.Masks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One touch before a purchase, and whether the purchase is credited to it.
 *
 * @param touch its strength
 * @param lagSeconds from the touch to the purchase, whole seconds, rounded down
 * @param qualified whether it was a candidate under the asked rule, whatever became of the purchase
 * @param won true for at most one, and for none when the purchase does not count
 * @param reason why it did not win; null for the winner, and for every touch that qualified for a purchase that does not
 *     count: no later touch took that from it, the purchase's state tells why nothing won
 */
record JourneyRow(
        String messageId,
        SourceKind kind,
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        TouchRule touch,
        Instant touchedAt,
        long lagSeconds,
        boolean qualified,
        boolean won,
        Verdict.@Nullable Reason reason) {

    static JourneyRow of(long purchasedAt, Verdict verdict, MessageSource source, boolean counted, Masks masks) {
        Touch touch = verdict.touch();
        return new JourneyRow(
                masks.messageId(touch.messageKey(), touch.messageId()),
                source.kind(),
                source.campaignId(),
                source.flowId(),
                source.nodeId(),
                touch.strength(),
                Instant.ofEpochMilli(touch.at()),
                Math.floorDiv(purchasedAt - touch.at(), 1000),
                verdict.qualified(),
                counted && verdict.won(),
                counted || !verdict.qualified() ? verdict.reason() : null);
    }
}
