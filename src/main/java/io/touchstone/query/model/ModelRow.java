package io.touchstone.query.model;

import com.fasterxml.jackson.annotation.JsonValue;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.export.Column;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each model makes of some messages.
 *
 * @param value of the dimension that rows are by; null where it does not apply
 * @param touchedPurchases of which any of the messages is a candidate, each once: over rows it does not add up
 * @param models in the order asked
 */
record ModelRow(
        @Nullable String value,
        long touchedPurchases,
        Map<AttributionModel, ModelKpis> models,
        RevenueRange revenueRange) {

    /** In bytes, roughly, with the numbers of five models, and as it is shown. */
    static final int WEIGHT = 2_500;

    /** @param roi null where nothing was spent */
    record ModelKpis(
            BigDecimal conversions,
            BigDecimal grossRevenue,
            BigDecimal refunds,
            BigDecimal revenue,
            @Nullable BigDecimal roi) {

        static final List<Column<ModelKpis>> COLUMNS = List.of(
                Column.of("conversions", ModelKpis::conversions),
                Column.of("gross_revenue", ModelKpis::grossRevenue),
                Column.of("refunds", ModelKpis::refunds),
                Column.of("revenue", ModelKpis::revenue),
                Column.of("roi", ModelKpis::roi));

        static final List<String> CODES = COLUMNS.stream().map(Column::name).toList();

        /** @param model its place among those asked for */
        static ModelKpis of(ModelLine line, int model) {
            ModelSums sums = line.sums();
            BigDecimal roi = Kpi.ratio(sums.revenue(model), line.cost());
            return new ModelKpis(
                    PlainDecimal.plain(sums.conversions(model)),
                    PlainDecimal.plain(sums.grossRevenue(model)),
                    PlainDecimal.plain(sums.refunds(model)),
                    PlainDecimal.plain(sums.revenue(model)),
                    roi == null ? null : PlainDecimal.plain(roi));
        }
    }

    /** What no model can settle: the smallest and the greatest revenue over the models. */
    record RevenueRange(BigDecimal low, BigDecimal high) {

        static RevenueRange of(ModelSums sums) {
            List<BigDecimal> revenues = IntStream.range(0, sums.models())
                    .mapToObj(model -> PlainDecimal.plain(sums.revenue(model)))
                    .toList();
            return new RevenueRange(Collections.min(revenues), Collections.max(revenues));
        }
    }

    static ModelRow of(ModelLine line, List<AttributionModel> models) {
        Map<AttributionModel, ModelKpis> kpis = new LinkedHashMap<>();
        for (int i = 0; i < models.size(); i++) {
            kpis.put(models.get(i), ModelKpis.of(line, i));
        }
        return new ModelRow(line.value(), line.sums().touched(), kpis, RevenueRange.of(line.sums()));
    }

    /** As JSON, where the dimension has a field of its name. */
    record Shown(@JsonValue Map<String, @Nullable Object> fields) {}

    Shown by(String dimension) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(dimension, value);
        fields.putAll(withoutDimension().fields());
        return new Shown(fields);
    }

    Shown withoutDimension() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("touched_purchases", touchedPurchases);
        Map<String, ModelKpis> byCode = new LinkedHashMap<>();
        models.forEach((model, kpis) -> byCode.put(code(model), kpis));
        fields.put("models", byCode);
        fields.put("revenue_range", revenueRange);
        return new Shown(fields);
    }

    static List<Column<ModelRow>> columns(String dimension, List<AttributionModel> models) {
        List<Column<ModelRow>> columns = new ArrayList<>();
        columns.add(Column.of(dimension, ModelRow::value));
        columns.add(Column.of("touched_purchases", ModelRow::touchedPurchases));
        for (AttributionModel model : models) {
            Function<ModelRow, @Nullable ModelKpis> kpis = row -> row.models().get(model);
            columns.addAll(Column.of(code(model) + "_", kpis, ModelKpis.COLUMNS));
        }
        columns.add(Column.of("revenue_range_low", row -> row.revenueRange().low()));
        columns.add(Column.of("revenue_range_high", row -> row.revenueRange().high()));
        return columns;
    }

    static String code(AttributionModel model) {
        return model.name().toLowerCase(Locale.ROOT);
    }
}
