package io.touchstone.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.Window;
import io.touchstone.event.SourceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private record Cell(@Nullable Object value) {}

    private static final List<Column<Cell>> ONE = List.of(Column.of("cell", Cell::value));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "+1+1", "+33 6", "+", "-2+3", "-5", "@SUM(A1)", "\t=1", "-"})
    void aTextThatBeginsLikeAFormulaGetsAnApostrophe(String text) throws IOException {
        assertThat(written(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1", "=1,2", "=\"a\""})
    void soDoesOneThatNeedsQuotesToo(String text) throws IOException {
        assertThat(written(text)).isEqualTo("\"'" + text.replace("\"", "\"\"") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring", "1+1", "a=b", " =1", "é 🌱", "+33612345678", "2026-01-01", "'quoted'"})
    void anotherTextStaysAsItIs(String text) throws IOException {
        assertThat(written(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-5", "@SUM(A1)", "'quoted'"})
    void whereRawIsAskedForEveryTextStaysAsItIs(String text) throws IOException {
        assertThat(file(ONE, true, new Cell(text))).isEqualTo("cell\r\n" + text + "\r\n");
    }

    @Test
    void aMaskedPhoneStaysAsItIs() throws IOException {
        assertThat(written(List.of(Column.phone("phone", Cell::value)), "+33***78"))
                .isEqualTo("+33***78");
    }

    @Test
    void quotesCommasAndLineBreaksAreQuoted() throws IOException {
        assertThat(written("a,b")).isEqualTo("\"a,b\"");
        assertThat(written("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(written("a\r\nb")).isEqualTo("\"a\r\nb\"");
    }

    @Test
    void nothingIsAnEmptyCellAndAnEmptyTextAPairOfQuotes() throws IOException {
        assertThat(written(null)).isEmpty();
        assertThat(written("")).isEqualTo("\"\"");
    }

    @Test
    void valuesAreWrittenAsInJson() throws IOException {
        assertThat(written(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(written(new BigDecimal("-0.000001"))).isEqualTo("-0.000001");
        assertThat(written(7L)).isEqualTo("7");
        assertThat(written(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(written(LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
        assertThat(written(SourceKind.CAMPAIGN)).isEqualTo("campaign");
        assertThat(written(Window.values()[0])).isEqualTo("1h");
    }

    @Test
    void everyLineEndsWithCrLf() throws IOException {
        assertThat(file(List.of(Column.of("a", Cell::value), Column.of("b", _ -> null)), new Cell(1), new Cell(2)))
                .isEqualTo("a,b\r\n1,\r\n2,\r\n");
    }

    private static String written(@Nullable Object value) throws IOException {
        return written(ONE, value);
    }

    private static String written(List<Column<Cell>> columns, @Nullable Object value) throws IOException {
        String file = file(columns, new Cell(value));
        return file.substring(file.indexOf("\r\n") + 2, file.length() - 2);
    }

    private static String file(List<Column<Cell>> columns, Cell... rows) throws IOException {
        return file(columns, false, rows);
    }

    private static String file(List<Column<Cell>> columns, boolean raw, Cell... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvWriter<Cell> writer = new CsvWriter<>(columns, raw, out);
        writer.begin();
        for (Cell row : rows) {
            writer.write(row);
        }
        writer.end();
        return out.toString(UTF_8);
    }
}
