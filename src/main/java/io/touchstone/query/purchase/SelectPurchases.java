package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.http.list.FirstFew;
import io.touchstone.query.purchase.PurchaseCandidates.PossiblePurchase;
import io.touchstone.query.purchase.PurchaseOrder.PurchasePosition;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads purchases with the stored credit that earns each under the asked rule: first which they are, then what is known of them. In the order of
 * time the first so many stand in an index. For any other order all of the period are looked at, and the first so many kept: what a page costs
 * grows with the period, what it holds does not.
 */
@ApplicationScoped
public class SelectPurchases implements PurchaseAnswers {

    /** Purchases looked at at once, where not every one is an answer. */
    private static final int CHUNK = 2_000;

    /** One that is an answer, by its place. */
    record Found(long key, PurchasePosition position) {}

    private record Credited(long key, CreditedPurchase purchase) {}

    private static final String ROWS = """
            SELECT STRAIGHT_JOIN purchase.purchase_key,
                   purchase.id, order_name, purchase.contact_key, placed_at, amount, LEAST(refunded, amount),
                   credit.message_key, touched_at, strength, message.id, credit.sent_at, credit.source_key, kind
            FROM purchase FORCE INDEX (PRIMARY)
            LEFT JOIN credit FORCE INDEX (PRIMARY) ON credit.workspace_id = purchase.workspace_id
              AND credit.purchase_key = purchase.purchase_key AND
            """ + Earned.CONDITION + """
            LEFT JOIN message ON message.workspace_id = credit.workspace_id
              AND message.message_key = credit.message_key
            WHERE purchase.workspace_id = :workspace AND purchase.purchase_key IN ?
            """;

    @Override
    public List<CreditedPurchase> find(Tenant tenant, PurchaseQuery question) {
        return rows(tenant, question.rule(), places(tenant, question));
    }

    /** Where those that are asked for stand. */
    List<Found> places(Tenant tenant, PurchaseQuery question) {
        if (question.isContradiction()) {
            return List.of();
        }
        List<Long> sourceKeys = question.filter().isEmpty()
                ? List.of()
                : SourceStore.all(tenant).values().stream()
                        .filter(known -> question.filter().accepts(known.source()))
                        .map(KnownSource::key)
                        .toList();
        if (sourceKeys.isEmpty() && !question.filter().isEmpty()) {
            return List.of();
        }
        return places(
                tenant,
                question,
                question.isBySending() && question.contactKey() == null
                        ? new SelectEarned(question, sourceKeys)
                        : new SelectPlaced(question, sourceKeys));
    }

    private static List<Found> places(Tenant tenant, PurchaseQuery question, PurchaseCandidates candidates) {
        PurchaseOrder order = question.order();
        PurchaseSearch search = question.search();
        FirstFew<Found> first =
                new FirstFew<>(Comparator.comparing(Found::position, order.comparator()), question.count());
        int atOnce = candidates.areInOrder() && search == null ? question.count() : CHUNK;
        boolean more = true;
        while (more) {
            more = RowMemory.passing(() -> {
                List<PossiblePurchase> next = candidates.next(tenant, atOnce);
                List<PossiblePurchase> wanted = search == null ? next : search.among(tenant, next);
                first.addAll(wanted.stream()
                        .map(candidate -> new Found(candidate.key(), order.position(candidate.purchase())))
                        .filter(found -> order.isAfter(found.position(), question.after()))
                        .toList());
                return next.size() == atOnce;
            });
            more = more && !(candidates.areInOrder() && first.isFull());
        }
        return first.inOrder();
    }

    /** What is known of them, in their order. */
    List<CreditedPurchase> rows(Tenant tenant, AttributionRule rule, List<Found> places) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        Map<Long, CreditedPurchase> purchases = new HashMap<>();
        tenant.queryIn(
                        ROWS,
                        row -> new Credited(row.number(), read(row, sources)),
                        places.stream().map(Found::key).toList(),
                        Earned.parameters(rule).toArray())
                .forEach(credited -> purchases.put(credited.key(), credited.purchase()));
        return places.stream()
                .map(found -> Objects.requireNonNull(purchases.get(found.key())))
                .toList();
    }

    private static CreditedPurchase read(Row row, Map<Long, KnownSource> sources) {
        ListedPurchase purchase = ListedPurchase.read(row);
        Long messageKey = row.numberOrNull();
        if (messageKey == null) {
            return new CreditedPurchase(purchase, null, null);
        }
        long touchedAt = row.number();
        int strength = row.integer();
        String messageId = row.id();
        long sentAt = row.number();
        KnownSource source = Objects.requireNonNull(sources.get(row.number()));
        Touch credit = new Touch(
                touchedAt,
                TouchRule.of(strength),
                messageKey,
                messageId,
                sentAt,
                source.key(),
                StoredCodes.kind(row.integer()));
        return new CreditedPurchase(purchase, credit, source.source());
    }
}
