package io.touchstone.query.model;

import io.touchstone.attribution.model.PurchaseShare;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** What some messages have of purchases, under each of some models. Sums of shares, in whole units: of money, however much it is. */
final class ModelSums {

    private static final int DECIMALS_OF_CONVERSIONS = 6;

    private final long[] millionths;
    private final BigInteger[] gross;
    private final BigInteger[] refunds;
    private final int decimals;
    private long touched;

    /** @param models how many; they go by their places */
    ModelSums(int models, int decimals) {
        this.millionths = new long[models];
        this.gross = nothing(models);
        this.refunds = nothing(models);
        this.decimals = decimals;
    }

    private static BigInteger[] nothing(int models) {
        BigInteger[] sums = new BigInteger[models];
        Arrays.fill(sums, BigInteger.ZERO);
        return sums;
    }

    void add(int model, PurchaseShare share) {
        if (!share.isNothing()) {
            millionths[model] += share.millionths();
            gross[model] = gross[model].add(BigInteger.valueOf(share.gross()));
            refunds[model] = refunds[model].add(BigInteger.valueOf(share.refunds()));
        }
    }

    /** How many models. */
    int models() {
        return millionths.length;
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
        return new BigDecimal(gross[model], decimals);
    }

    BigDecimal refunds(int model) {
        return new BigDecimal(refunds[model], decimals);
    }

    BigDecimal revenue(int model) {
        return new BigDecimal(gross[model].subtract(refunds[model]), decimals);
    }
}
