package io.touchstone.query.catalog;

import io.touchstone.event.CodePointOrder;
import io.touchstone.http.list.Cursor;
import io.touchstone.http.list.SortedColumn;
import io.touchstone.query.catalog.SourceRow.Numbers;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of campaigns or flows: by a column, nulls last either way, ties by id ascending.
 *
 * @param column a KPI's code, {@code name}, {@code first_sent_at} or {@code last_sent_at}
 */
public record SourceOrder(String column, boolean descending) {

    public static final List<String> COLUMNS = Stream.concat(
                    Stream.of("name", "first_sent_at", "last_sent_at"),
                    Arrays.stream(Kpi.values()).map(Kpi::code))
            .toList();

    static final SourceOrder DEFAULT = new SourceOrder("last_sent_at", true);

    /** Where a row stands: what it is sorted by, a number or a text, and its id. */
    private record SourcePosition(
            @Nullable BigDecimal number, @Nullable String text, String id) {}

    /** From the query parameter {@code sort}, such as {@code -revenue}. */
    public static SourceOrder of(String sort) {
        SortedColumn by = SortedColumn.of(sort, COLUMNS, "");
        return new SourceOrder(by.column(), by.descending());
    }

    Comparator<Numbers> comparator() {
        Comparator<SourcePosition> positions = positions();
        return (left, right) -> positions.compare(position(left), position(right));
    }

    /** Whether a row comes after the one at which a page ended. */
    boolean isAfter(Numbers row, Cursor end) {
        return positions().compare(position(row), read(end)) > 0;
    }

    List<@Nullable String> cursorOf(Numbers row) {
        SourcePosition position = position(row);
        String value =
                position.number() == null ? position.text() : position.number().toPlainString();
        return Arrays.asList(value, position.id());
    }

    private Comparator<SourcePosition> positions() {
        Comparator<BigDecimal> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts = descending ? CodePointOrder.INSTANCE.reversed() : CodePointOrder.INSTANCE;
        return Comparator.<SourcePosition, @Nullable BigDecimal>comparing(
                        SourcePosition::number, Comparator.nullsLast(numbers))
                .thenComparing(SourcePosition::text, Comparator.nullsLast(texts))
                .thenComparing(SourcePosition::id, CodePointOrder.INSTANCE);
    }

    private SourcePosition position(Numbers row) {
        return switch (column) {
            case "name" -> new SourcePosition(null, row.name(), row.id());
            case "first_sent_at" -> new SourcePosition(millis(row.firstSentAt()), null, row.id());
            case "last_sent_at" -> new SourcePosition(millis(row.lastSentAt()), null, row.id());
            default ->
                new SourcePosition(
                        Kpis.value(Kpi.of(column).orElseThrow(), row.values(), row.rateBase()), null, row.id());
        };
    }

    private SourcePosition read(Cursor cursor) {
        String value = cursor.text(0);
        String id = Optional.ofNullable(cursor.text(1)).orElse("");
        return column.equals("name")
                ? new SourcePosition(null, value, id)
                : new SourcePosition(cursor.decimal(0), null, id);
    }

    private static @Nullable BigDecimal millis(@Nullable Instant instant) {
        return instant == null ? null : BigDecimal.valueOf(instant.toEpochMilli());
    }
}
