package io.touchstone.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.touchstone.event.PhoneNumber;
import io.touchstone.export.Column.Content;
import io.touchstone.http.JsonSettings;
import io.touchstone.time.UtcTimestamp;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: a header, CRLF, quotes where they are needed, doubled within. A cell without a value is empty, an empty text
 * is a pair of quotes.
 *
 * <p>A text from outside that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text
 * there. Numbers are ours, and phone numbers stay as they are: a plus sign and digits are no formula.
 */
final class CsvWriter<R> implements TableWriter<R> {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private final List<Column<R>> columns;
    private final boolean raw;
    private final Writer out;

    /** @param raw whether texts stay as they are, for programs that compare them */
    CsvWriter(List<Column<R>> columns, boolean raw, OutputStream out) {
        this.columns = columns;
        this.raw = raw;
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }

    @Override
    public void begin() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "" : ",").append(columns.get(i).name());
        }
        out.append("\r\n");
    }

    @Override
    public void write(R row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            out.append(i == 0 ? "" : ",").append(cell(column, column.value().apply(row)));
        }
        out.append("\r\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private String cell(Column<?> column, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> quoted(raw || column.content() == Content.PHONE ? text : harmless(text));
            case BigDecimal number -> number.toPlainString();
            case Instant instant -> UtcTimestamp.of(instant);
            case LocalDate day -> day.toString();
            case Enum<?> constant -> JsonSettings.code(constant);
            case Integer _, Long _, Boolean _ -> value.toString();
            default -> throw new IllegalArgumentException("no cell holds a " + value.getClass());
        };
    }

    private static String harmless(String text) {
        boolean beginsFormula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return beginsFormula && PhoneNumber.violation(text).isPresent() ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
