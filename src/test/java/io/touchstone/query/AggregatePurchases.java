package io.touchstone.query;

import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.purchase.ListedPurchase;
import io.touchstone.query.purchase.CreditedPurchase;
import io.touchstone.query.purchase.PurchaseAnswers;
import io.touchstone.query.purchase.PurchaseQuery;
import io.touchstone.query.purchase.PurchaseQuery.PurchasePosition;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds purchases and computes what earned them from the touches of their contacts. */
class AggregatePurchases implements PurchaseAnswers {

    /** For {@link ListedPurchase#read}; a cancelled or test purchase counts nowhere, and one without a time is not known. */
    static final String COUNTED = """
            SELECT id, order_name, contact_key, placed_at, amount, LEAST(refunded, amount)
            FROM purchase WHERE workspace_id = :workspace AND NOT cancelled AND NOT test AND placed_at >= ? AND placed_at < ?
            """;

    /** Purchases looked at at once; a filter may leave few of them. */
    private static final int CHUNK = 500;

    @Override
    public List<CreditedPurchase> find(Tenant tenant, PurchaseQuery question) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        List<CreditedPurchase> found = new ArrayList<>();
        PurchasePosition after = question.after();
        while (true) {
            List<ListedPurchase> chunk = next(tenant, question, after);
            for (CreditedPurchase purchase : credited(tenant, question, chunk, sources)) {
                if (question.accepts(purchase)) {
                    found.add(purchase);
                }
                if (found.size() == question.count()) {
                    return found;
                }
            }
            if (chunk.size() < CHUNK) {
                return found;
            }
            after = new PurchasePosition(
                    chunk.getLast().placedAt(), chunk.getLast().id());
        }
    }

    private static List<ListedPurchase> next(Tenant tenant, PurchaseQuery question, @Nullable PurchasePosition after) {
        List<Object> parameters = new ArrayList<>(List.of(
                question.period().start().toEpochMilli(),
                question.period().end().toEpochMilli()));
        SqlText sql = SqlText.of(COUNTED);
        if (question.contactKey() != null) {
            sql = sql.and(" AND contact_key = ?");
            parameters.add(question.contactKey());
        }
        if (after != null) {
            sql = sql.and(" AND placed_at <= ? AND (placed_at < ? OR id < ?)");
            parameters.addAll(List.of(after.placedAt(), after.placedAt(), after.id()));
        }
        sql = sql.and(" ORDER BY placed_at DESC, id DESC LIMIT " + CHUNK);
        return tenant.query(sql, ListedPurchase::read, parameters.toArray());
    }

    private static List<CreditedPurchase> credited(
            Tenant tenant,
            PurchaseQuery question,
            Collection<ListedPurchase> purchases,
            Map<Long, KnownSource> sources) {
        Set<Long> contacts = new HashSet<>();
        purchases.stream()
                .map(ListedPurchase::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        Map<Long, Journey> journeys = AggregateJourneys.of(tenant, contacts);
        List<CreditedPurchase> credited = new ArrayList<>();
        for (ListedPurchase purchase : purchases) {
            Journey journey = purchase.contactKey() == null ? null : journeys.get(purchase.contactKey());
            Touch credit = journey == null
                    ? null
                    : journey.credit(purchase.placedAt(), question.rule()).orElse(null);
            credited.add(new CreditedPurchase(
                    purchase,
                    credit,
                    credit == null
                            ? null
                            : Objects.requireNonNull(sources.get(credit.sourceKey()))
                                    .source()));
        }
        return credited;
    }
}
