package io.touchstone.rollup;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.facts.message.KnownSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * What a transaction changes in the roll-ups, message by message and purchase by purchase, before anybody has asked into
 * whose days and hours it falls: that is known only once a slot is locked (see {@link DataVersionStore}). Not thread safe.
 */
public final class RollupChanges {

    /** A change of the message or purchase of this key. */
    private sealed interface Change {
        long key();
    }

    private record OfMessage(long key, KnownSource source, long sentAt, MetricValues values) implements Change {}

    private record OfPurchase(long key, long placedAt, PurchaseSums sums) implements Change {}

    private record OfCredit(
            long key,
            KnownSource source,
            EnumMap<ConversionDate, Long> instants,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums)
            implements Change {}

    private final List<Change> changes = new ArrayList<>();

    /** @param sentAt epoch milliseconds */
    public void addMessage(long messageKey, KnownSource source, long sentAt, MetricValues values) {
        changes.add(new OfMessage(messageKey, source, sentAt, values));
    }

    /**
     * One purchase that a source may have earned, under one touch rule.
     *
     * @param instants by basis, when it counts: epoch milliseconds
     */
    public void addCredit(
            long purchaseKey,
            KnownSource source,
            EnumMap<ConversionDate, Long> instants,
            TouchRule touch,
            int step,
            int rivalStep,
            PurchaseSums sums) {
        changes.add(new OfCredit(purchaseKey, source, instants, touch, step, rivalStep, sums));
    }

    /** @param placedAt epoch milliseconds */
    public void addPurchase(long purchaseKey, long placedAt, PurchaseSums sums) {
        changes.add(new OfPurchase(purchaseKey, placedAt, sums));
    }

    /** What that adds to a cut: of a cut in the making, the changes of what it already holds. */
    public RollupSums in(RollupGeneration cut) {
        RollupSums sums = new RollupSums(cut.zone());
        addTo(sums, cut);
        return sums;
    }

    /** Adds to {@code sums} what these changes add to a generation: of one in the making, the changes of what it already holds. */
    public void addTo(RollupSums sums, RollupGeneration cut) {
        for (Change change : changes) {
            if (cut.holds(change.key())) {
                add(change, sums);
            }
        }
    }

    private static void add(Change change, RollupSums sums) {
        switch (change) {
            case OfMessage message -> sums.addMessage(message.source(), message.sentAt(), message.values());
            case OfPurchase purchase -> sums.addPurchase(purchase.placedAt(), purchase.sums());
            case OfCredit credit ->
                sums.addCredit(
                        credit.source(),
                        credit.instants(),
                        credit.touch(),
                        credit.step(),
                        credit.rivalStep(),
                        credit.sums());
        }
    }
}
