package io.touchstone.query.model;

import io.touchstone.attribution.credit.SelectJourneys;
import io.touchstone.attribution.credit.SelectMessagedBuyers;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shares purchases among the messages that touched their buyers, from the facts: each purchase that may count is read with the touches
 * before it that a window reaches, some purchases at a time, and all models are computed of these at once.
 */
final class AggregateShares {

    /** Of about the same time, so that touches are read that lie close to each other. */
    private static final int PURCHASES_AT_ONCE = 500;

    /** Whose purchases are of any time: so few that all their touches are no crowd. */
    private static final int CONTACTS_AT_ONCE = 200;

    private record SharedPurchase(
            long key, String id, long contactKey, long at, BigDecimal amount, BigDecimal refunds) {

        static SharedPurchase read(Row row) {
            long key = row.number();
            String id = row.id();
            long contactKey = row.number();
            long at = row.number();
            BigDecimal amount = row.decimal();
            return new SharedPurchase(
                    key, id, contactKey, at, amount, row.decimal().min(amount));
        }

        Placed placed() {
            return new Placed(key, contactKey, at, true);
        }
    }

    private final Tenant tenant;
    private final ModelQuery question;
    private final AttributionRule rule;
    private final KnownSources known;

    /** Those that the question accepts, by key. */
    private final Map<Long, MessageSource> sources = new HashMap<>();

    private final long from;
    private final long to;
    private final Map<@Nullable String, ModelSums> rows = new HashMap<>();
    private final ModelSums total;

    private AggregateShares(Tenant tenant, ModelQuery question) {
        this.tenant = tenant;
        this.question = question;
        this.rule = question.kpis().basis().rule();
        this.known = new KnownSources(tenant);
        for (KnownSource source : SourceStore.all(tenant).values()) {
            if (question.kpis().filter().accepts(source.source())) {
                sources.put(source.key(), source.source());
            }
        }
        this.from = question.kpis().period().start().toEpochMilli();
        this.to = question.kpis().period().end().toEpochMilli();
        this.total = sums();
    }

    /** @param rows by the value of the dimension, those with a candidate; null where it does not apply */
    record Shares(Map<@Nullable String, ModelSums> rows, ModelSums total) {}

    /** @param tenant sees one state of the database */
    static Shares of(Tenant tenant, ModelQuery question) {
        AggregateShares shares = new AggregateShares(tenant, question);
        if (!shares.sources.isEmpty()) {
            switch (question.kpis().basis().conversionDate()) {
                case PURCHASE -> shares.readByPurchase();
                case SEND -> shares.readBySending();
            }
        }
        return new Shares(shares.rows, shares.total);
    }

    private ModelSums sums() {
        return new ModelSums(question.models().size(), question.decimals());
    }

    private void readByPurchase() {
        Optional<SharedPurchase> last = addPage(from, "");
        while (last.isPresent()) {
            last = addPage(last.get().at(), last.get().id());
        }
    }

    /** Adds the next of the period, in the order of time, from where the page before ended: the last of them, where there may be more. */
    private Optional<SharedPurchase> addPage(long after, String afterId) {
        return RowMemory.passing(() -> {
            List<SharedPurchase> page =
                    tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded FROM purchase FORCE INDEX (purchase_placed)
                    WHERE workspace_id = :workspace AND placed_at >= ? AND placed_at < ? AND (placed_at > ? OR id > ?)
                      AND contact_key IS NOT NULL AND NOT cancelled AND NOT test
                    ORDER BY placed_at, id LIMIT ?
                    """, SharedPurchase::read, after, to, after, afterId, PURCHASES_AT_ONCE);
            add(page);
            return page.size() < PURCHASES_AT_ONCE ? Optional.empty() : Optional.of(page.getLast());
        });
    }

    /** A purchase may come any time after a message: those of whoever got one in the period are looked at. */
    private void readBySending() {
        SelectMessagedBuyers.forEach(tenant, from, to, contactKeys -> {
            for (int i = 0; i < contactKeys.size(); i += CONTACTS_AT_ONCE) {
                addAll(contactKeys.subList(i, Math.min(i + CONTACTS_AT_ONCE, contactKeys.size())));
            }
        });
    }

    /** Adds whatever some contacts bought, in the order of time. */
    private void addAll(List<Long> contactKeys) {
        RowMemory.passing(() -> {
            List<SharedPurchase> purchases = tenant.query("""
                    SELECT purchase_key, id, contact_key, placed_at, amount, refunded
                    FROM purchase FORCE INDEX (purchase_contact)
                    WHERE workspace_id = :workspace AND contact_key IN ? AND placed_at IS NOT NULL
                      AND NOT cancelled AND NOT test
                    """, SharedPurchase::read, contactKeys);
            purchases.sort(Comparator.comparingLong(SharedPurchase::at));
            for (int i = 0; i < purchases.size(); i += PURCHASES_AT_ONCE) {
                add(purchases.subList(i, Math.min(i + PURCHASES_AT_ONCE, purchases.size())));
            }
            return true;
        });
    }

    /** Others get their turn after each purchase: one with very many candidates keeps a processor busy for a while. */
    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads go on until they wait for something.
    private void add(List<SharedPurchase> purchases) {
        RowMemory.passing(() -> {
            Map<Long, Journey> journeys = SelectJourneys.ofMessages(
                    tenant,
                    known,
                    purchases.stream().map(SharedPurchase::placed).toList(),
                    rule);
            for (SharedPurchase purchase : purchases) {
                Journey journey = journeys.get(purchase.contactKey());
                if (journey != null) {
                    add(purchase, journey.qualified(purchase.at(), rule));
                    Thread.yield();
                }
            }
            return true;
        });
    }

    private void add(SharedPurchase purchase, List<Touch> candidates) {
        List<@Nullable ModelSums> counted = new ArrayList<>(candidates.size());
        Set<ModelSums> touched = new HashSet<>();
        for (Touch candidate : candidates) {
            MessageSource source = counts(candidate) ? sources.get(candidate.sourceKey()) : null;
            ModelSums row = source == null ? null : row(value(source));
            counted.add(row);
            if (row != null) {
                touched.add(row);
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        touched.forEach(ModelSums::touch);
        total.touch();
        long[] touchedAt = candidates.stream().mapToLong(Touch::at).toArray();
        long gross = units(purchase.amount());
        long refunds = units(purchase.refunds());
        for (int model = 0; model < question.models().size(); model++) {
            AttributionModel shared = question.models().get(model);
            List<PurchaseShare> shares =
                    PurchaseShare.of(shared.weights(touchedAt, question.halfLife()), gross, refunds);
            for (int i = 0; i < shares.size(); i++) {
                ModelSums row = counted.get(i);
                if (row != null) {
                    row.add(model, shares.get(i));
                    total.add(model, shares.get(i));
                }
            }
        }
    }

    /** By send date each share falls on the day of its own message. */
    private boolean counts(Touch candidate) {
        return question.kpis().basis().conversionDate() == ConversionDate.PURCHASE
                || (candidate.sentAt() >= from && candidate.sentAt() < to);
    }

    private ModelSums row(@Nullable String value) {
        return rows.computeIfAbsent(value, _ -> {
            RowMemory.keep(ModelLine.WEIGHT);
            return sums();
        });
    }

    private @Nullable String value(MessageSource source) {
        return ModelLine.value(question.by(), source);
    }

    private long units(BigDecimal amount) {
        return amount.movePointRight(question.decimals()).longValueExact();
    }
}
