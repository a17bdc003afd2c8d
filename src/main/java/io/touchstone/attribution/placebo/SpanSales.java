package io.touchstone.attribution.placebo;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * The purchases that fall into some spans, each once.
 *
 * @param conversions how many
 * @param revenue what they brought, net of refunds
 */
public record SpanSales(long conversions, BigDecimal revenue) {

    static final SpanSales NONE = new SpanSales(0, BigDecimal.ZERO);

    static SpanSales in(MomentUnion spans, Collection<PlaceboPurchase> purchases) {
        SpanSales sales = NONE;
        for (PlaceboPurchase purchase : purchases) {
            if (spans.contains(purchase.at())) {
                sales = sales.plus(new SpanSales(1, purchase.revenue()));
            }
        }
        return sales;
    }

    SpanSales plus(SpanSales other) {
        return new SpanSales(conversions + other.conversions, revenue.add(other.revenue));
    }
}
