package io.touchstone.source.ratecard.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a CSV document.
 *
 * @param line on which it begins, counted from 1: a quoted cell may break lines
 * @param cells as they stand, without their quotes
 */
record CsvRow(long line, List<String> cells) {

    CsvRow {
        cells = List.copyOf(cells);
    }

    /**
     * The rows of a text, by RFC 4180, without those that are empty lines; they may differ in length.
     *
     * @throws ProblemException when it is no CSV
     */
    static List<CsvRow> in(String text) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            records.forEach(found -> rows.add(new CsvRow(found.getStartingLineNumber(), found.getFields())));
        } catch (CsvParseException _) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY, "The body is no CSV: a quote is never closed, or a cell has no end.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Empty past the last cell, as spreadsheets leave them out. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
