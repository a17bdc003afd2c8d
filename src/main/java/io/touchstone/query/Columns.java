package io.touchstone.query;

import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Kpis;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Columns that several tables share. */
public final class Columns {

    public static final List<Column<ContactProfile>> CONTACT = List.of(
            Column.of("id", ContactProfile::id),
            Column.of("name", ContactProfile::name),
            Column.phone("phone", ContactProfile::phone));

    /** Of contacts, too, but last in every table: those of before keep their places. */
    public static final List<Column<ContactProfile>> NEW_OF_CONTACT =
            List.of(Column.of("key", ContactProfile::key), Column.of("email", ContactProfile::email));

    private Columns() {}

    /** Some columns, then one for each KPI. */
    public static <R> List<Column<R>> withKpis(List<Column<R>> first, Function<R, Kpis> kpis, List<String> totals) {
        Stream<String> codes = Stream.concat(Arrays.stream(Kpi.values()).map(Kpi::code), totals.stream());
        return Stream.concat(
                        first.stream(),
                        codes.map(code -> Column.<R>of(
                                code, row -> kpis.apply(row).values().get(code))))
                .toList();
    }
}
