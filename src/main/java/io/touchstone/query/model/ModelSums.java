package io.touchstone.query.model;

import io.touchstone.attribution.model.PurchaseShare;
import java.math.BigDecimal;

/** What some messages have of purchases, under each of some models. Sums of shares, in whole units. */
final class ModelSums {

    private static final int DECIMALS_OF_CONVERSIONS = 6;

    private final long[] millionths;
    private final long[] gross;
    private final long[] refunds;
    private final int decimals;
    private long touched;

    /** @param models how many; they go by their places */
    ModelSums(int models, int decimals) {
        this.millionths = new long[models];
        this.gross = new long[models];
        this.refunds = new long[models];
        this.decimals = decimals;
    }

    void add(int model, PurchaseShare share) {
        millionths[model] = Math.addExact(millionths[model], share.millionths());
        gross[model] = Math.addExact(gross[model], share.gross());
        refunds[model] = Math.addExact(refunds[model], share.refunds());
    }

    /** One more purchase, of which any of the messages is a candidate. */
    void touch() {
        touched++;
    }

    long touched() {
        return touched;
    }

    BigDecimal conversions(int model) {
        return BigDecimal.valueOf(millionths[model], DECIMALS_OF_CONVERSIONS);
    }

    BigDecimal grossRevenue(int model) {
        return BigDecimal.valueOf(gross[model], decimals);
    }

    BigDecimal refunds(int model) {
        return BigDecimal.valueOf(refunds[model], decimals);
    }

    BigDecimal revenue(int model) {
        return BigDecimal.valueOf(gross[model] - refunds[model], decimals);
    }
}
