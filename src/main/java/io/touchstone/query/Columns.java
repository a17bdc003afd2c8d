package io.touchstone.query;

import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Kpis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns that several tables share. */
public final class Columns {

    public static final List<Column<ContactProfile>> CONTACT = List.of(
            Column.of("id", ContactProfile::id),
            Column.of("name", ContactProfile::name),
            Column.phone("phone", ContactProfile::phone));

    /** Of contacts, too, but last in every table: those of before keep their places. */
    public static final List<Column<ContactProfile>> NEW_OF_CONTACT =
            List.of(Column.of("key", ContactProfile::key), Column.of("email", ContactProfile::email));

    /** Where totals stand among them: those that came later are behind, so that columns of before keep their places. */
    private static final int KPIS_BEFORE_TOTALS = Kpi.ROI.ordinal() + 1;

    private static final List<Column<ComparisonAnswer>> COMPARISON = comparison();

    private Columns() {}

    /** Some columns and, where a comparison was asked for, its own behind them. */
    public static <R> List<Column<R>> withComparison(
            List<Column<R>> columns, Function<R, @Nullable ComparisonAnswer> comparison, boolean asked) {
        return asked
                ? Stream.concat(columns.stream(), Column.of("comparison_", comparison, COMPARISON).stream())
                        .toList()
                : columns;
    }

    private static List<Column<ComparisonAnswer>> comparison() {
        List<Column<ComparisonAnswer>> columns = new ArrayList<>(withKpis(
                List.of(
                        Column.of(
                                "period_from", answer -> answer.period().from().toString()),
                        Column.of("period_to", answer -> answer.period().to().toString()),
                        Column.of("period_timezone", answer -> answer.period().timezone())),
                ComparisonAnswer::kpis,
                List.of()));
        columns.addAll(
                Column.of("change_", answer -> answer, withKpis(List.of(), ComparisonAnswer::change, List.of())));
        return List.copyOf(columns);
    }

    /** Some columns, then one for each KPI, and for some totals among them. */
    public static <R> List<Column<R>> withKpis(List<Column<R>> first, Function<R, Kpis> kpis, List<String> totals) {
        List<String> codes = new ArrayList<>();
        Arrays.stream(Kpi.values()).map(Kpi::code).forEach(codes::add);
        codes.addAll(KPIS_BEFORE_TOTALS, totals);
        return Stream.concat(
                        first.stream(),
                        codes.stream()
                                .map(code -> Column.<R>of(
                                        code, row -> kpis.apply(row).values().get(code))))
                .toList();
    }
}
