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

    public long number() throws SQLException {
        return results.getLong(++position);
    }

    public int integer() throws SQLException {
        return results.getInt(++position);
    }

    public boolean flag() throws SQLException {
        return results.getBoolean(++position);
    }

    public @Nullable Long numberOrNull() throws SQLException {
        long value = results.getLong(++position);
        return results.wasNull() ? null : value;
    }

    public BigDecimal decimal() throws SQLException {
        BigDecimal value = results.getBigDecimal(++position);
        return value == null ? BigDecimal.ZERO : value;
    }

    public @Nullable BigDecimal decimalOrNull() throws SQLException {
        return results.getBigDecimal(++position);
    }

    /** A text for people. */
    public @Nullable String textOrNull() throws SQLException {
        String value = results.getString(++position);
        bytes += value == null ? 0 : value.length();
        return value;
    }

    public String text() throws SQLException {
        return Objects.requireNonNull(textOrNull());
    }

    /** A text of ASCII alone, which takes no decoding. */
    public String ascii() throws SQLException {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    public byte[] bytes() throws SQLException {
        return Objects.requireNonNull(bytesOrNull());
    }

    public byte @Nullable [] bytesOrNull() throws SQLException {
        byte[] value = results.getBytes(++position);
        bytes += value == null ? 0 : value.length;
        return value;
    }

    /** An id, which the database keeps as bytes. */
    public String id() throws SQLException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public @Nullable String idOrNull() throws SQLException {
        byte[] value = bytesOrNull();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
