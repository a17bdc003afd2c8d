package io.touchstone.facts.purchase;

import io.touchstone.event.EventOrder;
import io.touchstone.event.Money;
import io.touchstone.eventlog.StoredEvent.Amount;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was given back of one order, added in any order. It holds a sum for each currency, and of each refund with an id the latest. */
final class Refunds {

    /** What a column holds; no order's amount reaches it. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(20);

    /**
     * @param given in one currency, as sent
     * @param converted each by its own rate
     */
    private record Sum(BigDecimal given, BigDecimal converted) {

        static Sum of(Amount amount) {
            return new Sum(amount.money().amount(), amount.workspaceAmount());
        }

        Sum plus(Sum other) {
            return new Sum(given.add(other.given), converted.add(other.converted));
        }
    }

    private final Map<Currency, Sum> withoutId = new HashMap<>();
    private final Map<String, Said<Amount>> byId = new HashMap<>();
    private @Nullable Said<Set<String>> listed;

    void add(EventOrder order, @Nullable String refundId, Amount amount) {
        if (refundId == null) {
            withoutId.merge(amount.money().currency(), Sum.of(amount), Sum::plus);
        } else {
            byId.compute(refundId, (id, before) -> Said.last(before, new Said<>(order, amount)));
        }
    }

    /** An update listed all refunds that the order had then. */
    void list(EventOrder order, Collection<String> refundIds) {
        listed = Said.last(listed, new Said<>(order, Set.copyOf(refundIds)));
    }

    /**
     * In the currency of the workspace, not capped at the amount. What is in the currency of the amount is converted at its rate, all
     * at once: so what is given back whole leaves nothing.
     *
     * @param price the amount that stands; null while none is known
     */
    BigDecimal in(Currency workspaceCurrency, @Nullable Money price) {
        Map<Currency, Sum> sums = new HashMap<>(withoutId);
        byId.forEach((id, refund) -> {
            if (counts(id, refund.order())) {
                sums.merge(refund.value().money().currency(), Sum.of(refund.value()), Sum::plus);
            }
        });
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Currency, Sum> sum : sums.entrySet()) {
            all = all.add(
                    price != null && price.currency().equals(sum.getKey())
                            ? new Money(sum.getValue().given(), price.currency(), price.exchangeRate())
                                    .in(workspaceCurrency, workspaceCurrency.getDefaultFractionDigits())
                            : sum.getValue().converted());
        }
        return all.min(MOST);
    }

    private boolean counts(String refundId, EventOrder order) {
        return listed == null
                || listed.value().contains(refundId)
                || order.at() > listed.order().at();
    }
}
