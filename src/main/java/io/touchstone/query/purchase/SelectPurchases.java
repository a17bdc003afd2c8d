package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.Earned;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.http.list.FirstFew;
import io.touchstone.query.purchase.CreditedPurchase.EarnedPart;
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
 * Reads purchases with what earned each under the asked rule, a stored credit or, under another model than the last touch, the touches before it:
 * first which they are, then what is known of them. In the order of
 * time the first so many stand in an index. For any other order all of the period are looked at, and the first so many kept: what a page costs
 * grows with the period, what it holds does not.
 */
@ApplicationScoped
public class SelectPurchases implements PurchaseAnswers {

    /** Purchases looked at at once, where not every one is an answer. */
    private static final int CHUNK = 2_000;

    /** Likewise, where the touches before each are looked at. */
    private static final int CHUNK_WITH_TOUCHES = 500;

    /** One that is an answer, by its place. */
    record Found(long key, PurchasePosition position) {}

    private record Credited(long key, CreditedPurchase purchase) {}

    private static final String PLACED = "SELECT " + PurchaseCandidates.COLUMNS + """
            FROM purchase FORCE INDEX (PRIMARY) WHERE workspace_id = :workspace AND purchase_key IN ?
            """;

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
    public Iterable<CreditedPurchase> find(Tenant tenant, PurchaseQuery question) {
        return rows(tenant, question, places(tenant, question));
    }

    /** Where those that are asked for stand. */
    List<Found> places(Tenant tenant, PurchaseQuery question) {
        if (question.isContradiction()) {
            return List.of();
        }
        Map<Long, KnownSource> sources =
                question.filter().isEmpty() && !question.needsParts() ? Map.of() : SourceStore.all(tenant);
        List<Long> sourceKeys = question.filter().isEmpty()
                ? List.of()
                : sources.values().stream()
                        .filter(known -> question.filter().accepts(known.source()))
                        .map(KnownSource::key)
                        .toList();
        if (sourceKeys.isEmpty() && !question.filter().isEmpty()) {
            return List.of();
        }
        FirstFew<Found> first = new FirstFew<>(
                Comparator.comparing(Found::position, question.order().comparator()), question.count());
        if (question.needsParts() && question.isBySending()) {
            SelectBought.forEach(
                    tenant,
                    question,
                    CHUNK_WITH_TOUCHES,
                    bought -> first.addAll(found(tenant, question, sources, bought)));
        } else {
            PurchaseCandidates candidates = question.isBySending() && question.contactKey() == null
                    ? new SelectEarned(question, sourceKeys)
                    : new SelectPlaced(question, question.needsParts() ? List.of() : sourceKeys);
            addTo(first, tenant, question, sources, candidates);
        }
        return first.inOrder();
    }

    private static void addTo(
            FirstFew<Found> first,
            Tenant tenant,
            PurchaseQuery question,
            Map<Long, KnownSource> sources,
            PurchaseCandidates candidates) {
        int atOnce = question.needsParts()
                ? CHUNK_WITH_TOUCHES
                : candidates.areInOrder() && question.search() == null ? question.count() : CHUNK;
        boolean more = true;
        while (more) {
            more = RowMemory.passing(() -> {
                List<PossiblePurchase> next = candidates.next(tenant, atOnce);
                first.addAll(found(tenant, question, sources, next));
                return next.size() == atOnce;
            });
            more = more && !(candidates.areInOrder() && first.isFull());
        }
    }

    /** Those of some that are an answer. */
    private static List<Found> found(
            Tenant tenant, PurchaseQuery question, Map<Long, KnownSource> sources, List<PossiblePurchase> candidates) {
        PurchaseSearch search = question.search();
        List<PossiblePurchase> searched = search == null ? candidates : search.among(tenant, candidates);
        List<PossiblePurchase> wanted = question.needsParts() ? shared(tenant, question, sources, searched) : searched;
        return wanted.stream()
                .map(candidate -> new Found(candidate.key(), question.order().position(candidate.purchase())))
                .filter(found -> question.order().isAfter(found.position(), question.after()))
                .toList();
    }

    /** Those of which a message that is asked for has a part. */
    private static List<PossiblePurchase> shared(
            Tenant tenant, PurchaseQuery question, Map<Long, KnownSource> sources, List<PossiblePurchase> candidates) {
        return RowMemory.passing(() -> {
            AggregateParts parts = AggregateParts.withoutIds(tenant, question, sources, candidates);
            return candidates.stream()
                    .filter(candidate -> parts.of(candidate).stream().anyMatch(question::accepts))
                    .toList();
        });
    }

    /** What is known of them, in their order: see {@link PurchaseAnswers#find}. */
    Iterable<CreditedPurchase> rows(Tenant tenant, PurchaseQuery question, List<Found> places) {
        Map<Long, KnownSource> sources = SourceStore.all(tenant);
        List<Long> keys = places.stream().map(Found::key).toList();
        return question.sharing().isLast()
                ? credited(tenant, question, sources, keys)
                : partly(tenant, question, sources, keys);
    }

    private static Iterable<CreditedPurchase> credited(
            Tenant tenant, PurchaseQuery question, Map<Long, KnownSource> sources, List<Long> keys) {
        Map<Long, CreditedPurchase> purchases = new HashMap<>();
        tenant.queryIn(
                        ROWS,
                        row -> new Credited(row.number(), read(row, question, sources)),
                        keys,
                        Earned.parameters(question.rule()).toArray())
                .forEach(credited -> purchases.put(credited.key(), credited.purchase()));
        return keys.stream().map(purchases::get).map(Objects::requireNonNull).toList();
    }

    private static Iterable<CreditedPurchase> partly(
            Tenant tenant, PurchaseQuery question, Map<Long, KnownSource> sources, List<Long> keys) {
        Map<Long, PossiblePurchase> purchases = new HashMap<>();
        tenant.queryIn(PLACED, PossiblePurchase::read, keys).forEach(placed -> purchases.put(placed.key(), placed));
        AggregateParts parts = AggregateParts.of(tenant, question, sources, purchases.values());
        return () -> keys.stream()
                .map(purchases::get)
                .map(Objects::requireNonNull)
                .map(placed -> new CreditedPurchase(placed.purchase(), parts.of(placed)))
                .iterator();
    }

    private static CreditedPurchase read(Row row, PurchaseQuery question, Map<Long, KnownSource> sources) {
        ListedPurchase purchase = ListedPurchase.read(row);
        Long messageKey = row.numberOrNull();
        if (messageKey == null) {
            return new CreditedPurchase(purchase, List.of());
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
        PurchaseShare whole = new PurchaseShare(
                PurchaseShare.WHOLE, question.units(purchase.amount()), question.units(purchase.refunded()));
        return new CreditedPurchase(purchase, List.of(new EarnedPart(credit, source.source(), whole)));
    }
}
