package io.touchstone.query.model;

import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.event.CodePointOrder;
import io.touchstone.export.Column;
import io.touchstone.http.list.Cursor;
import io.touchstone.http.list.SortedColumn;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.model.ModelRow.ModelKpis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
            @Nullable BigDecimal value, @Nullable String dimension) {}

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

    Comparator<ModelRow> comparator(Dimension by) {
        Comparator<ModelStanding> standings = standings(by);
        return (left, right) -> standings.compare(standing(left), standing(right));
    }

    boolean isAfter(ModelRow row, Cursor end, Dimension by) {
        return standings(by).compare(standing(row), new ModelStanding(end.decimal(0), end.text(1))) > 0;
    }

    List<@Nullable String> cursorOf(ModelRow row) {
        ModelStanding standing = standing(row);
        return Arrays.asList(standing.value() == null ? null : standing.value().toPlainString(), standing.dimension());
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

    private ModelStanding standing(ModelRow row) {
        return new ModelStanding(number(row), row.value());
    }

    private @Nullable BigDecimal number(ModelRow row) {
        return switch (column) {
            case TOUCHED -> BigDecimal.valueOf(row.touchedPurchases());
            case LOW -> row.revenueRange().low();
            case HIGH -> row.revenueRange().high();
            default -> ofModel(row);
        };
    }

    private @Nullable BigDecimal ofModel(ModelRow row) {
        for (AttributionModel model : row.models().keySet()) {
            String prefix = ModelRow.code(model) + "_";
            if (column.startsWith(prefix)) {
                for (Column<ModelKpis> kpi : ModelKpis.COLUMNS) {
                    if (column.equals(prefix + kpi.name())) {
                        return (BigDecimal) kpi.value()
                                .apply(Objects.requireNonNull(row.models().get(model)));
                    }
                }
            }
        }
        return null;
    }
}
