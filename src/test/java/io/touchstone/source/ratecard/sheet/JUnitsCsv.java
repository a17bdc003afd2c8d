package io.touchstone.source.ratecard.sheet;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.shadow.de.siegmar.fastcsv.reader.CsvParseException;
import org.junit.jupiter.params.shadow.de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.params.shadow.de.siegmar.fastcsv.reader.CsvRecord;

/** Reads CSV with FastCSV, which JUnit carries within itself. */
final class JUnitsCsv implements CsvRows {

    @Override
    public List<CsvRow> of(String text) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            records.forEach(found -> rows.add(new CsvRow(found.getStartingLineNumber(), found.getFields())));
        } catch (CsvParseException e) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
