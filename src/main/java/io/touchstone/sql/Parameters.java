package io.touchstone.sql;

import io.touchstone.sql.Template.Piece;
import io.touchstone.tenant.WorkspaceId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's placeholders, from left to right, written into its text as literals: numbers in digits; texts
 * and ids of plain characters between quotes, which the server reads faster, all others in hexadecimal. Nothing in them can break
 * out of either.
 */
public final class Parameters {

    private static final HexFormat HEXADECIMAL = HexFormat.of();

    private static final String BYTES = "x'";

    /** Characters that mean nothing in SQL, and are the same byte in every encoding: all of most ids. */
    private static final BitSet PLAIN = new BitSet();

    static {
        PLAIN.set('0', '9' + 1);
        PLAIN.set('A', 'Z' + 1);
        PLAIN.set('a', 'z' + 1);
        " -_.:=+/@".chars().forEach(PLAIN::set);
    }

    private final StringBuilder text;
    private final List<Piece> pieces;
    private final @Nullable WorkspaceId workspace;
    private int position;

    /**
     * @param pieces what stands between the placeholders, first and last included
     * @param workspace the tenant; null of a statement that is not about one
     */
    Parameters(StringBuilder text, List<Piece> pieces, @Nullable WorkspaceId workspace) {
        this.text = text;
        this.pieces = pieces;
        this.workspace = workspace;
    }

    public Parameters add(long value) {
        next().append(value);
        return this;
    }

    public Parameters add(int value) {
        next().append(value);
        return this;
    }

    public Parameters add(boolean value) {
        next().append(value ? '1' : '0');
        return this;
    }

    public Parameters add(@Nullable Long value) {
        next().append(value == null ? "NULL" : value.toString());
        return this;
    }

    public Parameters add(@Nullable BigDecimal value) {
        next().append(value == null ? "NULL" : value.toPlainString());
        return this;
    }

    public Parameters addNull() {
        next().append("NULL");
        return this;
    }

    /** A text for people. */
    public Parameters addText(@Nullable String value) {
        append(next(), "_utf8mb4 x'", value);
        return this;
    }

    /** An id, which compares by bytes. */
    public Parameters addId(@Nullable String value) {
        append(next(), BYTES, value);
        return this;
    }

    /** What is neither a text nor an id. */
    public Parameters addBytes(byte @Nullable [] value) {
        next();
        if (value == null) {
            text.append("NULL");
        } else {
            text.append(BYTES);
            HEXADECIMAL.formatHex(text, value);
            text.append('\'');
        }
        return this;
    }

    /** A parameter of a query: see {@link Tenant#query}. */
    void addAny(Object value) {
        next();
        if (value instanceof Collection<?> values) {
            appendList(values);
        } else {
            appendAny(value);
        }
    }

    private void appendList(Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an empty list matches nothing and is no SQL");
        }
        char separator = '(';
        for (Object value : values) {
            text.append(separator);
            appendAny(value);
            separator = ',';
        }
        text.append(')');
    }

    private void appendAny(Object value) {
        switch (value) {
            case String id -> append(text, BYTES, id);
            case Boolean flag -> text.append(flag ? '1' : '0');
            case BigDecimal decimal -> text.append(decimal.toPlainString());
            case Long number -> text.append(number.longValue());
            case Integer number -> text.append(number.intValue());
            default -> throw new IllegalArgumentException("no parameter of SQL: " + value.getClass());
        }
    }

    /** Every placeholder has its value. */
    void end() {
        if (position != pieces.size() - 1) {
            throw new IllegalStateException(position + " values for " + (pieces.size() - 1) + " placeholders");
        }
        pieces.get(position).appendTo(text, workspace);
    }

    private StringBuilder next() {
        pieces.get(position++).appendTo(text, workspace);
        return text;
    }

    /** @param hexadecimal how a literal of those digits begins */
    private static void append(StringBuilder text, String hexadecimal, @Nullable String value) {
        if (value == null) {
            text.append("NULL");
        } else if (isPlain(value)) {
            text.append('\'').append(value).append('\'');
        } else {
            text.append(hexadecimal);
            HEXADECIMAL.formatHex(text, value.getBytes(StandardCharsets.UTF_8));
            text.append('\'');
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!PLAIN.get(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
