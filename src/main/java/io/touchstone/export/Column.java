package io.touchstone.export;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name that of the field in JSON, nested ones joined by {@code _}
 * @param content what its texts are
 * @param value a text, number, boolean, instant, date or enumeration; null where the row has none
 */
public record Column<R>(String name, Content content, Function<R, @Nullable Object> value) {

    public enum Content {
        ANYTHING,
        /** Phone numbers, masked ones, too: they begin with {@code +} and are no formulas. */
        PHONE,
        /** Local dates, or local times with their offset, as JSON has them. */
        TIME
    }

    public static <R> Column<R> of(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Content.ANYTHING, value);
    }

    public static <R> Column<R> phone(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Content.PHONE, value);
    }

    public static <R> Column<R> time(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Content.TIME, value);
    }

    /** Those of a part of the row, which a row need not have: then all are null. */
    public static <R, P> List<Column<R>> of(String prefix, Function<R, @Nullable P> part, List<Column<P>> columns) {
        return columns.stream()
                .map(column -> new Column<R>(prefix + column.name, column.content, row -> {
                    P value = part.apply(row);
                    return value == null ? null : column.value.apply(value);
                }))
                .toList();
    }
}
