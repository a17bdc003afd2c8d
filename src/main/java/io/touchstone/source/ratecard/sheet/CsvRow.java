package io.touchstone.source.ratecard.sheet;

import java.util.List;

/**
 * A row of a CSV document.
 *
 * @param line on which it begins, counted from 1: a quoted cell may break lines
 * @param cells as they stand, without their quotes
 */
public record CsvRow(long line, List<String> cells) {

    public CsvRow {
        cells = List.copyOf(cells);
    }

    /** Empty past the last cell, as spreadsheets leave them out. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
