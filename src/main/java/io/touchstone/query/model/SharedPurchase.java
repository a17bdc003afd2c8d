package io.touchstone.query.model;

import io.touchstone.attribution.credit.CandidatePurchase;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.rollup.MetricValues;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase and the messages that may have a part in it, as a question sees them.
 *
 * @param candidates all there are, in their order: who has a part depends on each of them
 * @param sources of those that fall into the question, in their places; null of the others
 */
public record SharedPurchase(
        KpiQuery question, CandidatePurchase purchase, List<Touch> candidates, List<@Nullable MessageSource> sources) {

    /** Where shares go. */
    @FunctionalInterface
    public interface ShareConsumer {
        void accept(Touch candidate, MessageSource source, MetricValues share);
    }

    /** Of every candidate, in their places. */
    List<PurchaseShare> shares(Sharing sharing) {
        long[] touchedAt = candidates.stream().mapToLong(Touch::at).toArray();
        return PurchaseShare.of(sharing.weights(touchedAt), units(purchase.amount()), units(purchase.refunds()));
    }

    /** Hands over the shares that fall into the question, of those who have any, under its own model. */
    public void forEach(ShareConsumer consumer) {
        List<PurchaseShare> shares = shares(question.basis().sharing());
        for (int i = 0; i < shares.size(); i++) {
            PurchaseShare share = shares.get(i);
            MessageSource source = sources.get(i);
            if (source != null && !share.isNothing()) {
                consumer.accept(
                        candidates.get(i),
                        source,
                        MetricValues.shares(share.millionths(), amount(share.gross()), amount(share.refunds())));
            }
        }
    }

    /** Of the shares that {@link #forEach} hands over. */
    MetricValues sum() {
        List<PurchaseShare> shares = shares(question.basis().sharing());
        long millionths = 0;
        long gross = 0;
        long refunds = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (sources.get(i) != null) {
                PurchaseShare share = shares.get(i);
                millionths += share.millionths();
                gross += share.gross();
                refunds += share.refunds();
            }
        }
        return new PurchaseShare(millionths, gross, refunds).isNothing()
                ? MetricValues.ZERO
                : MetricValues.shares(millionths, amount(gross), amount(refunds));
    }

    /** When the share of a candidate falls, epoch milliseconds: by send date each on the day of its own message. */
    public long at(Touch candidate) {
        return switch (question.basis().conversionDate()) {
            case PURCHASE -> purchase.at();
            case SEND -> candidate.sentAt();
        };
    }

    /** The same under a shorter window, of both kinds of source: the later ones, since candidates are in the order of their touches. */
    SharedPurchase within(Window window) {
        int first = 0;
        while (first < candidates.size()
                && purchase.at() - candidates.get(first).at() > window.length().toMillis()) {
            first++;
        }
        return new SharedPurchase(
                question,
                purchase,
                candidates.subList(first, candidates.size()),
                sources.subList(first, sources.size()));
    }

    private long units(BigDecimal amount) {
        return amount.movePointRight(question.decimals()).longValueExact();
    }

    private BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, question.decimals());
    }
}
