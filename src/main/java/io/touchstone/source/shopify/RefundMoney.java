package io.touchstone.source.shopify;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.CurrencyCode;
import io.touchstone.event.Money;
import io.touchstone.event.json.EventLimits;
import io.touchstone.source.shop.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What refunds come to in the currency of the shop. Their transactions may be in the currency that the buyer paid in.
 *
 * @param shop its currency
 * @param paidCurrency the currency that the buyer paid in, where it is another
 * @param shopTotal of the order, in the shop's currency
 * @param paidTotal the same money in the currency that the buyer paid in
 */
record RefundMoney(Currency shop, @Nullable Currency paidCurrency, BigDecimal shopTotal, BigDecimal paidTotal) {

    /** Where the order is not at hand. */
    static RefundMoney alone(Currency shop) {
        return new RefundMoney(shop, null, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static RefundMoney ofOrder(JsonNode order, Currency shop) {
        JsonNode total = order.path("total_price_set");
        Currency paid = currency(total.path("presentment_money"), "currency_code");
        BigDecimal shopTotal = rounded(total.path("shop_money"), shop);
        BigDecimal paidTotal = rounded(total.path("presentment_money"), paid);
        return shopTotal == null
                        || paidTotal == null
                        || paid == null
                        || paid.equals(shop)
                        || shopTotal.signum() < 0
                        || paidTotal.signum() <= 0
                        || paidTotal.max(shopTotal).compareTo(EventLimits.AMOUNT_BOUND) >= 0
                ? alone(shop)
                : new RefundMoney(shop, paid, shopTotal, paidTotal);
    }

    /** Null where it cannot be told. */
    private static @Nullable BigDecimal rounded(JsonNode money, @Nullable Currency currency) {
        BigDecimal amount = Decimals.find(money, "amount");
        return amount == null || currency == null ? null : Decimals.rounded(amount, currency);
    }

    /** What the order came to in the currency that the buyer paid in; empty where that is the shop's. */
    Optional<Money> paid() {
        return paidCurrency == null ? Optional.empty() : Optional.of(new Money(paidTotal, paidCurrency, null));
    }

    /** What has gone back of a refund in the one other currency that it is in; empty where it is in several, or says none. */
    static Optional<Money> paid(JsonNode refund) {
        Money sum = null;
        for (JsonNode transaction : refund.path("transactions")) {
            if (isGivenBack(transaction)) {
                BigDecimal amount = Decimals.find(transaction, "amount");
                Currency currency = currency(transaction, "currency");
                if (amount == null
                        || currency == null
                        || (sum != null && !sum.currency().equals(currency))) {
                    return Optional.empty();
                }
                BigDecimal before = sum == null ? BigDecimal.ZERO : sum.amount();
                sum = new Money(before.add(Decimals.rounded(amount.abs(), currency)), currency, null);
            }
        }
        return Optional.ofNullable(sum).filter(all -> all.amount().compareTo(EventLimits.AMOUNT_BOUND) < 0);
    }

    /**
     * What has gone back of this refund; null where that cannot be told in the currency of the shop. What is in the buyer's is converted at once:
     * so a refund comes to the same in its order's body and in its own.
     */
    @Nullable BigDecimal of(JsonNode refund) {
        BigDecimal inShop = BigDecimal.ZERO;
        BigDecimal inPaid = BigDecimal.ZERO;
        for (JsonNode transaction : refund.path("transactions")) {
            if (isGivenBack(transaction)) {
                BigDecimal ofShop = inShop(transaction);
                BigDecimal ofPaid = ofShop == null ? inPaid(transaction) : BigDecimal.ZERO;
                if (ofPaid == null) {
                    return null;
                }
                inShop = inShop.add(ofShop == null ? BigDecimal.ZERO : ofShop.abs());
                inPaid = inPaid.add(ofPaid.abs());
            }
        }
        return inPaid.signum() == 0
                ? inShop
                : inShop.add(
                        Decimals.rounded(inPaid.multiply(shopTotal).divide(paidTotal, MathContext.DECIMAL128), shop));
    }

    private static boolean isGivenBack(JsonNode transaction) {
        return "refund".equals(text(transaction, "kind")) && "success".equals(text(transaction, "status"));
    }

    private @Nullable BigDecimal inShop(JsonNode transaction) {
        JsonNode money = transaction.path("amount_set").path("shop_money");
        BigDecimal amount = shop.equals(currency(money, "currency_code")) ? Decimals.find(money, "amount") : null;
        if (amount != null) {
            return amount;
        }
        String code = text(transaction, "currency");
        return code == null || code.equals(shop.getCurrencyCode()) ? Decimals.find(transaction, "amount") : null;
    }

    private @Nullable BigDecimal inPaid(JsonNode transaction) {
        return paidCurrency != null && paidCurrency.equals(currency(transaction, "currency"))
                ? rounded(transaction, paidCurrency)
                : null;
    }

    private static @Nullable Currency currency(JsonNode money, String name) {
        return Optional.ofNullable(text(money, name))
                .flatMap(CurrencyCode::find)
                .orElse(null);
    }
}
