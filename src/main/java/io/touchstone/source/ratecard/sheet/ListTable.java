package io.touchstone.source.ratecard.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list as a table: what stands above it, its header, and its rows.
 *
 * @param columns the names in the header, in one form: lower case, without what is in parentheses, with single blanks
 */
record ListTable(List<CsvRow> preamble, CsvRow header, List<String> columns, List<CsvRow> rows) {

    private static final Set<String> WIDE = Set.of("market", "currency");
    private static final Set<String> LONG = Set.of("market", "category");

    /** Below the first row with the columns of a list; empty where there is none. */
    static Optional<ListTable> in(List<CsvRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> columns =
                    rows.get(i).cells().stream().map(ListTable::form).toList();
            if (columns.containsAll(WIDE) || columns.containsAll(LONG)) {
                List<CsvRow> below = rows.subList(i + 1, rows.size()).stream()
                        .filter(row -> !row.isBlank())
                        .toList();
                return Optional.of(new ListTable(rows.subList(0, i), rows.get(i), columns, below));
            }
        }
        return Optional.empty();
    }

    /** Of the first column of one of these names, at {@code start} or behind it; -1 where there is none. */
    int column(int start, String... names) {
        for (int i = start; i < columns.size(); i++) {
            if (Set.of(names).contains(columns.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** How errors call a cell. */
    String place(CsvRow row, int column) {
        return "line " + row.line() + ", " + header.cell(column).replaceAll("\\s+", " ");
    }

    private static String form(String cell) {
        return cell.replaceAll("(?s)\\(.*?\\)", " ")
                .strip()
                .replaceAll("[\\s_]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
