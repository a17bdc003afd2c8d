package io.touchstone.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a result, its columns read from left to right. */
public final class Row {

    /** In bytes, roughly: an object for the row and its place in a list, and one for each of its columns. */
    private static final int WEIGHT = 64;

    private static final int WEIGHT_OF_COLUMN = 32;

    private static final char LAST_OF_ONE_BYTE = '\u00FF';

    @FunctionalInterface
    private interface ColumnGetter<T extends @Nullable Object> {
        T get(ResultSet results, int number) throws SQLException;
    }

    private final ResultSet results;
    private int position;
    private int bytes;

    Row(ResultSet results) {
        this.results = results;
    }

    Row rewind() {
        position = 0;
        bytes = 0;
        return this;
    }

    /** In bytes, roughly what is in memory of what was read of it. */
    int weight() {
        return WEIGHT + position * WEIGHT_OF_COLUMN + bytes;
    }

    /** One byte a letter, two once one of them is beyond Latin-1. */
    private static int weight(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_OF_ONE_BYTE) {
                return 2 * text.length();
            }
        }
        return text.length();
    }

    private <T extends @Nullable Object> T next(ColumnGetter<T> column) {
        try {
            return column.get(results, ++position);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public long number() {
        try {
            return results.getLong(++position);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public int integer() {
        try {
            return results.getInt(++position);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public boolean flag() {
        try {
            return results.getBoolean(++position);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public @Nullable Long numberOrNull() {
        return next((columns, number) -> {
            long value = columns.getLong(number);
            return columns.wasNull() ? null : (Long) value;
        });
    }

    public BigDecimal decimal() {
        BigDecimal value = next(ResultSet::getBigDecimal);
        return value == null ? BigDecimal.ZERO : value;
    }

    public @Nullable BigDecimal decimalOrNull() {
        return next(ResultSet::getBigDecimal);
    }

    /** A text for people. */
    public @Nullable String textOrNull() {
        String value = next(ResultSet::getString);
        bytes += value == null ? 0 : weight(value);
        return value;
    }

    public String text() {
        return Objects.requireNonNull(textOrNull());
    }

    /** A text of ASCII alone, which takes no decoding. */
    public String ascii() {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    public byte[] bytes() {
        return Objects.requireNonNull(bytesOrNull());
    }

    public byte @Nullable [] bytesOrNull() {
        byte[] value = next(ResultSet::getBytes);
        bytes += value == null ? 0 : value.length;
        return value;
    }

    /** An id, which the database keeps as bytes. */
    public String id() {
        return Objects.requireNonNull(idOrNull());
    }

    public @Nullable String idOrNull() {
        byte[] value = next(ResultSet::getBytes);
        if (value == null) {
            return null;
        }
        String id = new String(value, StandardCharsets.UTF_8);
        bytes += weight(id);
        return id;
    }
}
