package io.touchstone.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The placeholders of a statement, filled from left to right. */
public final class Parameters {

    private final PreparedStatement statement;
    private int position;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public Parameters add(long value) throws SQLException {
        statement.setLong(++position, value);
        return this;
    }

    public Parameters add(int value) throws SQLException {
        statement.setInt(++position, value);
        return this;
    }

    public Parameters add(boolean value) throws SQLException {
        statement.setBoolean(++position, value);
        return this;
    }

    public Parameters add(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++position, Types.BIGINT);
        } else {
            statement.setLong(++position, value);
        }
        return this;
    }

    public Parameters add(@Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(++position, value);
        return this;
    }

    /** A text for people. */
    public Parameters addText(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    /** An id, which compares by bytes. */
    public Parameters addId(@Nullable String value) throws SQLException {
        statement.setBytes(++position, value == null ? null : Sql.bytes(value));
        return this;
    }

    /** Texts are ids here; a collection fills as many placeholders as it has elements. */
    void addAll(Object... values) throws SQLException {
        for (Object value : values) {
            if (value instanceof Collection<?> elements) {
                addAll(elements.toArray());
            } else if (value instanceof String id) {
                addId(id);
            } else {
                statement.setObject(++position, value);
            }
        }
    }
}
