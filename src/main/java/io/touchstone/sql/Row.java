package io.touchstone.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One row of a result, its columns read from left to right. */
public final class Row {

    private final ResultSet results;
    private int position;

    Row(ResultSet results) {
        this.results = results;
    }

    Row rewind() {
        position = 0;
        return this;
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
        return results.getString(++position);
    }

    public String text() throws SQLException {
        return results.getString(++position);
    }

    /** A text of ASCII alone, which takes no decoding. */
    public String ascii() throws SQLException {
        return new String(results.getBytes(++position), StandardCharsets.ISO_8859_1);
    }

    public byte[] bytes() throws SQLException {
        return results.getBytes(++position);
    }

    public byte @Nullable [] bytesOrNull() throws SQLException {
        return results.getBytes(++position);
    }

    /** An id, which the database keeps as bytes. */
    public String id() throws SQLException {
        return new String(results.getBytes(++position), StandardCharsets.UTF_8);
    }

    public @Nullable String idOrNull() throws SQLException {
        byte[] value = results.getBytes(++position);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
