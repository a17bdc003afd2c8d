package io.touchstone.query.model;

import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.event.CodePointOrder;
import io.touchstone.export.Column;
import io.touchstone.http.list.Cursor;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.http.list.SortedColumn;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.model.ModelRow.ModelKpis;
import io.touchstone.query.model.ModelRow.RevenueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order of rows: by a column as tables name it, nulls last either way, ties by the value of the dimension. */
public record ModelOrder(String column, boolean descending) {

    private static final String TOUCHED = "touched_purchases";
    private static final String LOW = "revenue_range_low";
    private static final String HIGH = "revenue_range_high";

    static final ModelOrder DEFAULT = new ModelOrder(TOUCHED, true);

    /** Where a row stands. @param value null where it is sorted by the dimension, or has none */
    private record ModelStanding(
            @Nullable BigDecimal value, @Nullable String dimension) {

        List<@Nullable String> cursor() {
            return Arrays.asList(value == null ? null : value.toPlainString(), dimension);
        }
    }

    private record RankedLine(ModelLine line, ModelStanding standing) {}

    /** All that there can be. */
    public static List<String> columns() {
        return Stream.concat(
                        ModelQuery.DIMENSIONS.stream().map(Dimension::code),
                        ofModels(List.of(AttributionModel.values())).stream())
                .toList();
    }

    private static List<String> ofModels(List<AttributionModel> models) {
        List<String> columns = new ArrayList<>(List.of(TOUCHED));
        for (AttributionModel model : models) {
            ModelKpis.CODES.forEach(kpi -> columns.add(ModelRow.code(model) + "_" + kpi));
        }
        columns.addAll(List.of(LOW, HIGH));
        return columns;
    }

    /** From the query parameter {@code sort}: a column that the answer has. */
    static ModelOrder of(String sort, Dimension by, List<AttributionModel> models) {
        List<String> columns = new ArrayList<>(List.of(by.code()));
        columns.addAll(ofModels(models));
        SortedColumn sorted = SortedColumn.of(sort, columns, "");
        return new ModelOrder(sorted.column(), sorted.descending());
    }

    /** The page that is asked for, of all lines in no order. */
    Page<ModelLine> page(Collection<ModelLine> lines, ModelQuery question, PageRequest request) {
        Comparator<ModelStanding> standings = standings(question.by());
        Cursor end = request.after();
        ModelStanding after = end == null ? null : new ModelStanding(end.decimal(0), end.text(1));
        return Page.of(
                        lines.stream()
                                .map(line -> new RankedLine(line, standing(line, question.models())))
                                .filter(ranked -> after == null || standings.compare(ranked.standing(), after) > 0)
                                .sorted(Comparator.comparing(RankedLine::standing, standings))
                                .limit(request.limit() + 1L)
                                .toList(),
                        request,
                        ranked -> ranked.standing().cursor())
                .map(RankedLine::line);
    }

    private Comparator<ModelStanding> standings(Dimension by) {
        boolean ofDimension = column.equals(by.code());
        Comparator<BigDecimal> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts =
                descending && ofDimension ? CodePointOrder.INSTANCE.reversed() : CodePointOrder.INSTANCE;
        return Comparator.<ModelStanding, @Nullable BigDecimal>comparing(
                        ModelStanding::value, Comparator.nullsLast(numbers))
                .thenComparing(ModelStanding::dimension, Comparator.nullsLast(texts));
    }

    private ModelStanding standing(ModelLine line, List<AttributionModel> models) {
        return new ModelStanding(number(line, models), line.value());
    }

    private @Nullable BigDecimal number(ModelLine line, List<AttributionModel> models) {
        return switch (column) {
            case TOUCHED -> BigDecimal.valueOf(line.sums().touched());
            case LOW -> RevenueRange.of(line.sums()).low();
            case HIGH -> RevenueRange.of(line.sums()).high();
            default -> ofModel(line, models);
        };
    }

    private @Nullable BigDecimal ofModel(ModelLine line, List<AttributionModel> models) {
        for (int i = 0; i < models.size(); i++) {
            String prefix = ModelRow.code(models.get(i)) + "_";
            if (column.startsWith(prefix)) {
                for (Column<ModelKpis> kpi : ModelKpis.COLUMNS) {
                    if (column.equals(prefix + kpi.name())) {
                        return (BigDecimal) kpi.value().apply(ModelKpis.of(line, i));
                    }
                }
            }
        }
        return null;
    }
}
