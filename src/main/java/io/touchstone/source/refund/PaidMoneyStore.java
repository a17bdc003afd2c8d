package io.touchstone.source.refund;

import io.touchstone.event.Money;
import io.touchstone.sql.Parameters;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is kept of orders that were paid in another currency than the shop's, and of their refunds. */
final class PaidMoneyStore {

    private static final String COLUMNS =
            "purchase_id, refund_id, told_at, paid, paid_currency, shop, shop_currency, exchange_rate ";

    private static final String SOME = "SELECT " + COLUMNS
            + "FROM paid_money FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND purchase_id IN ?";

    private static final SqlText REPLACE = SqlText.of("INSERT INTO paid_money (workspace_id, " + COLUMNS
            + ") VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE told_at = VALUES(told_at), paid = VALUES(paid),"
            + " paid_currency = VALUES(paid_currency), shop = VALUES(shop), shop_currency = VALUES(shop_currency),"
            + " exchange_rate = VALUES(exchange_rate)");

    private PaidMoneyStore() {}

    /** All that is known of some orders. */
    static List<PaidMoney> find(Tenant tenant, Collection<String> purchaseIds) {
        return tenant.queryIn(SOME, PaidMoneyStore::read, purchaseIds);
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    static List<PaidMoney> lock(Tenant tenant, Collection<String> purchaseIds) {
        return tenant.queryIn(SOME + " ORDER BY purchase_id, refund_id FOR UPDATE", PaidMoneyStore::read, purchaseIds);
    }

    /** In the order of the ids. */
    static void replace(Tenant tenant, Collection<PaidMoney> money) {
        tenant.batch(REPLACE, money, PaidMoneyStore::write);
    }

    private static void write(Parameters parameters, PaidMoney money) {
        Money shop = money.shop();
        parameters
                .addId(money.purchaseId())
                .addId(money.refundId())
                .add(money.at().toEpochMilli())
                .add(money.paid().amount())
                .addId(money.paid().currency().getCurrencyCode());
        if (shop == null) {
            parameters.addNull().addNull().addNull();
        } else {
            parameters
                    .add(shop.amount())
                    .addId(shop.currency().getCurrencyCode())
                    .add(shop.exchangeRate());
        }
    }

    private static PaidMoney read(Row row) {
        return new PaidMoney(
                row.id(),
                row.id(),
                Instant.ofEpochMilli(row.number()),
                new Money(row.decimal(), Currency.getInstance(row.id()), null),
                shop(row.decimalOrNull(), row.idOrNull(), row.decimalOrNull()));
    }

    private static @Nullable Money shop(
            @Nullable BigDecimal amount, @Nullable String currency, @Nullable BigDecimal exchangeRate) {
        return amount == null
                ? null
                : new Money(amount, Currency.getInstance(Objects.requireNonNull(currency)), exchangeRate);
    }
}
