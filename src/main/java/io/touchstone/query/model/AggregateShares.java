package io.touchstone.query.model;

import io.touchstone.attribution.credit.AggregateCandidates.CandidatePurchase;
import io.touchstone.attribution.credit.SelectCandidates;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shares purchases among the messages that touched their buyers: of each all models are computed at once. */
final class AggregateShares {

    private final ModelQuery question;

    /** Those that the question accepts, by key. */
    private final Map<Long, MessageSource> sources = new HashMap<>();

    private final long from;
    private final long to;
    private final Map<@Nullable String, ModelSums> rows = new HashMap<>();
    private final ModelSums total;

    private AggregateShares(Tenant tenant, ModelQuery question) {
        this.question = question;
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
            Measurement basis = question.kpis().basis();
            SelectCandidates.forEach(tenant, basis.rule(), basis.conversionDate(), shares.from, shares.to, shares::add);
        }
        return new Shares(shares.rows, shares.total);
    }

    private ModelSums sums() {
        return new ModelSums(question.models().size(), question.decimals());
    }

    private void add(CandidatePurchase purchase, List<Touch> candidates) {
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
