package io.touchstone.query.model;

import io.touchstone.attribution.credit.CandidatePurchase;
import io.touchstone.attribution.credit.SelectCandidates;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The purchases of which something falls into a question, with those among whom they are shared: whatever is asked of models stands on it. */
public final class AggregateShares {

    private final KpiQuery question;
    private final Consumer<SharedPurchase> consumer;

    /** Those that the question accepts, by key. */
    private final Map<Long, MessageSource> sources = new HashMap<>();

    private final long from;
    private final long to;

    private AggregateShares(Tenant tenant, KpiQuery question, Consumer<SharedPurchase> consumer) {
        this.question = question;
        this.consumer = consumer;
        for (KnownSource known : SourceStore.all(tenant).values()) {
            if (question.filter().accepts(known.source())) {
                sources.put(known.key(), known.source());
            }
        }
        this.from = question.period().start().toEpochMilli();
        this.to = question.period().end().toEpochMilli();
    }

    /**
     * Hands over each purchase that has a candidate in the question, once.
     *
     * @param tenant sees one state of the database
     * @param consumer see {@link SelectCandidates#forEach}
     */
    public static void forEach(Tenant tenant, KpiQuery question, Consumer<SharedPurchase> consumer) {
        AggregateShares shares = new AggregateShares(tenant, question, consumer);
        if (!shares.sources.isEmpty()) {
            Measurement basis = question.basis();
            SelectCandidates.forEach(tenant, basis.rule(), basis.conversionDate(), shares.from, shares.to, shares::add);
        }
    }

    private void add(CandidatePurchase purchase, List<Touch> candidates) {
        List<@Nullable MessageSource> counted = new ArrayList<>(candidates.size());
        for (Touch candidate : candidates) {
            counted.add(falls(candidate) ? sources.get(candidate.sourceKey()) : null);
        }
        if (counted.stream().anyMatch(Objects::nonNull)) {
            consumer.accept(new SharedPurchase(question, purchase, candidates, counted));
        }
    }

    private boolean falls(Touch candidate) {
        return question.basis().conversionDate() == ConversionDate.PURCHASE
                || (candidate.sentAt() >= from && candidate.sentAt() < to);
    }
}
