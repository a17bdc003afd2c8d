package io.touchstone.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads workbooks as a spreadsheet does: what a number means is up to its format. */
final class Workbooks {

    private static final BigDecimal MILLISECONDS =
            BigDecimal.valueOf(ChronoUnit.DAYS.getDuration().toMillis());

    private Workbooks() {}

    /** The rows of the first sheet with the header: a text, number, boolean, date, date with time, or null in each cell. */
    static List<List<@Nullable Object>> rows(byte[] file) throws IOException {
        List<List<@Nullable Object>> rows = sheet(file, 0);
        int columns = rows.getFirst().size();
        // Readers leave out the empty cells at the end of a row.
        rows.forEach(row -> {
            while (row.size() < columns) {
                row.add(null);
            }
        });
        return rows;
    }

    /** The second sheet. */
    static Map<String, @Nullable Object> question(byte[] file) throws IOException {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        for (List<@Nullable Object> row : sheet(file, 1)) {
            question.put(String.valueOf(row.getFirst()), row.size() < 2 ? null : row.get(1));
        }
        return question;
    }

    private static List<List<@Nullable Object>> sheet(byte[] file, int index) throws IOException {
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.getSheet(index).orElseThrow().openStream()) {
            List<List<@Nullable Object>> read = new ArrayList<>();
            rows.forEach(row -> {
                List<@Nullable Object> values = new ArrayList<>();
                row.forEach(cell -> values.add(cell == null ? null : value(cell)));
                read.add(values);
            });
            return read;
        }
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> null;
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean();
            case NUMBER -> number(cell);
            case FORMULA, ERROR -> throw new AssertionError(cell.getType() + " in " + cell.getAddress());
        };
    }

    private static Object number(Cell cell) {
        BigDecimal number = cell.asNumber();
        String format = cell.getDataFormatString();
        if (format == null || !format.contains("yyyy")) {
            return number;
        }
        LocalDateTime time = LocalDate.of(1899, 12, 30)
                .atStartOfDay()
                .plus(
                        number.multiply(MILLISECONDS)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        ChronoUnit.MILLIS);
        return format.contains("hh") ? time : time.toLocalDate();
    }
}
