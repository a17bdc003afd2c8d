package io.touchstone.export;

import io.touchstone.export.Column.Content;
import io.touchstone.http.JsonSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook for spreadsheets (ECMA-376): a sheet with the rows and one with the question. A cell without a value is empty; no cell
 * is ever a formula. Instants are in UTC, days and hours as clocks in the workspace's zone show them.
 *
 * <p>Few rows are in memory at once, and texts stand in their cells: a list of shared ones would grow with the table.
 */
final class XlsxWriter<R> implements TableWriter<R> {

    private static final int ROWS_AT_ONCE = 500;

    /** Excel refuses a file with a longer one in a cell. */
    private static final int LONGEST_TEXT = 32_767;

    /** What Excel takes for a character: {@code _x0041_} is an A. */
    private static final Pattern CHARACTER = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    /** In characters: of a time. */
    private static final double WIDTH = 20;

    private final List<Column<R>> columns;
    private final Supplier<Map<String, @Nullable Object>> terms;
    private final Undated out;
    private final Workbook workbook;
    private final Worksheet rows;
    private final @Nullable String[] formats;
    private int firstKept = 1;
    private int next = 1;

    /** @param terms asked for behind the rows */
    XlsxWriter(List<Column<R>> columns, Supplier<Map<String, @Nullable Object>> terms, OutputStream out) {
        this.columns = columns;
        this.terms = terms;
        this.out = new Undated(out);
        this.workbook = new Workbook(this.out, "Touchstone", null);
        this.rows = workbook.newWorksheet("Rows");
        this.formats = new @Nullable String[columns.size()];
    }

    @Override
    public void begin() {
        rows.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            rows.width(i, WIDTH);
            rows.inlineString(0, i, columns.get(i).name());
        }
        rows.range(0, 0, 0, columns.size() - 1).style().bold().set();
    }

    @Override
    public void write(R row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            Object value = cell(column.content(), column.value().apply(row));
            put(rows, next, i, value);
            if (formatOf(value) != null) {
                formats[i] = formatOf(value);
            }
        }
        next++;
        if (next - firstKept == ROWS_AT_ONCE) {
            handOn();
        }
    }

    /** Formats go to whole pieces of columns: cell by cell they take longer than all the rest. */
    private void handOn() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            String format = formats[i];
            if (format != null) {
                rows.range(firstKept, i, next - 1, i).style().format(format).set();
                formats[i] = null;
            }
        }
        rows.flush();
        firstKept = next;
    }

    @Override
    public void end() throws IOException {
        handOn();
        rows.close();
        Worksheet question = workbook.newWorksheet("Question");
        question.width(0, WIDTH);
        question.width(1, 2 * WIDTH);
        int row = 0;
        for (Map.Entry<String, @Nullable Object> term : terms.get().entrySet()) {
            question.inlineString(row, 0, term.getKey());
            Object value = cell(Content.ANYTHING, term.getValue());
            put(question, row, 1, value);
            String format = formatOf(value);
            if (format != null) {
                question.style(row, 1).format(format).set();
            }
            row++;
        }
        question.close();
        out.keep();
        workbook.setCompressionLevel(Deflater.NO_COMPRESSION);
        workbook.close();
        out.handOn();
    }

    /** A value as a kind that sheets know. */
    private static @Nullable Object cell(Content content, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text
            when content == Content.TIME ->
                text.indexOf('T') < 0
                        ? LocalDate.parse(text)
                        : OffsetDateTime.parse(text).toLocalDateTime();
            case String text -> text(text);
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case Enum<?> constant -> JsonSettings.code(constant);
            case LocalDate _, BigDecimal _, Integer _, Long _, Boolean _ -> value;
            default -> throw new IllegalArgumentException("no cell holds a " + value.getClass());
        };
    }

    /** Characters that XML forbids are left out by the library. */
    private static String text(String text) {
        String escaped = text.contains("_x") ? CHARACTER.matcher(text).replaceAll("_x005F_") : text;
        return escaped.length() <= LONGEST_TEXT ? escaped : escaped.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case String text -> sheet.inlineString(row, column, text);
            case LocalDate day -> sheet.value(row, column, day);
            case LocalDateTime time -> sheet.value(row, column, time);
            case Boolean flag -> sheet.value(row, column, flag);
            case Number number -> sheet.value(row, column, number);
            default -> throw new IllegalArgumentException("no sheet holds a " + cell.getClass());
        }
    }

    private static @Nullable String formatOf(@Nullable Object cell) {
        return switch (cell) {
            case LocalDate _ -> DAY;
            case LocalDateTime _ -> TIME;
            case null, default -> null;
        };
    }
}
