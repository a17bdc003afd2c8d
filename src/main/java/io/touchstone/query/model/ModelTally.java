package io.touchstone.query.model;

import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what each model makes of the same purchases, of each of which all models are computed at once. */
final class ModelTally {

    private final ModelQuery question;
    private final Map<@Nullable String, ModelSums> rows = new HashMap<>();
    private final ModelSums total;

    private ModelTally(ModelQuery question) {
        this.question = question;
        this.total = sums();
    }

    /** @param tenant sees one state of the database */
    static ModelTally of(Tenant tenant, ModelQuery question) {
        ModelTally tally = new ModelTally(question);
        AggregateShares.forEach(tenant, question.kpis(), tally::add);
        return tally;
    }

    /** By the value of the dimension, those with a candidate; null where it does not apply. */
    Map<@Nullable String, ModelSums> rows() {
        return rows;
    }

    ModelSums total() {
        return total;
    }

    private ModelSums sums() {
        return new ModelSums(question.models().size(), question.kpis().decimals());
    }

    private void add(SharedPurchase purchase) {
        List<@Nullable ModelSums> counted = new ArrayList<>(purchase.sources().size());
        Set<ModelSums> touched = new HashSet<>();
        for (MessageSource source : purchase.sources()) {
            ModelSums row = source == null ? null : row(ModelLine.value(question.by(), source));
            counted.add(row);
            if (row != null) {
                touched.add(row);
            }
        }
        touched.forEach(ModelSums::touch);
        total.touch();
        for (int model = 0; model < question.models().size(); model++) {
            List<PurchaseShare> shares =
                    purchase.shares(new Sharing(question.models().get(model), question.halfLife()));
            for (int i = 0; i < shares.size(); i++) {
                ModelSums row = counted.get(i);
                if (row != null) {
                    row.add(model, shares.get(i));
                    total.add(model, shares.get(i));
                }
            }
        }
    }

    private ModelSums row(@Nullable String value) {
        return rows.computeIfAbsent(value, _ -> {
            RowMemory.keep(ModelLine.WEIGHT);
            return sums();
        });
    }
}
