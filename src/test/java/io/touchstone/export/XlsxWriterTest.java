package io.touchstone.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxWriterTest {

    private record Line(@Nullable Object cell) {}

    private static final Column<Line> CELL = Column.of("cell", Line::cell);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33612345678",
                "-5",
                "@SUM(A1)",
                "'quoted'",
                "\t=1",
                "a\r\nb",
                " spaces ",
                "é 🌱 <&>\"",
                "007",
                "2025-03-01",
                "true",
                "1E5",
                ""
            })
    void aTextIsATextWhateverItLooksLike(String text) throws IOException {
        assertThat(written(CELL, text)).isEqualTo(text);
    }

    @Test
    void noCellIsAFormula() throws IOException {
        assertThat(part(file(List.of(CELL), new Line("=1+1")), "xl/worksheets/sheet1.xml"))
                .contains("=1+1")
                .doesNotContain("<f");
    }

    @Test
    void whatExcelWouldTakeForACharacterIsEscaped() throws IOException {
        assertThat(part(file(List.of(CELL), new Line("promo_x2024_fr _x_")), "xl/worksheets/sheet1.xml"))
                .contains("promo_x005F_x2024_fr _x_");
    }

    @Test
    void charactersThatXmlForbidsAreLeftOut() throws IOException {
        assertThat(written(CELL, "a\u0000\u0001\u001f\ufffe\ud800b")).isEqualTo("ab");
    }

    @Test
    void aTextThatIsTooLongForACellIsCut() throws IOException {
        assertThat(written(CELL, "a".repeat(32_767))).isEqualTo("a".repeat(32_767));
        assertThat(written(CELL, "a".repeat(32_768))).isEqualTo("a".repeat(32_766) + "…");
    }

    @Test
    void cellsHaveTheTypeOfTheirValue() throws IOException {
        assertThat(written(CELL, null)).isNull();
        assertThat(written(CELL, new BigDecimal("-0.000001"))).isEqualTo(new BigDecimal("-0.000001"));
        assertThat(written(CELL, new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1E+3"));
        assertThat(written(CELL, 7)).isEqualTo(new BigDecimal("7"));
        assertThat(written(CELL, 10_000_000_000L)).isEqualTo(new BigDecimal("10000000000"));
        assertThat(written(CELL, true)).isEqualTo(true);
        assertThat(written(CELL, false)).isEqualTo(false);
        assertThat(written(CELL, Window.values()[0])).isEqualTo("1h");
        for (LocalDate day : List.of(LocalDate.of(2000, 1, 1), LocalDate.of(2024, 2, 29), LocalDate.of(2100, 12, 31))) {
            assertThat(written(CELL, day)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01T00:00:00",
                "2025-03-30T01:59:59.999",
                "2025-07-01T12:34:56.001",
                "2100-12-31T23:59:59.999"
            })
    void instantsAreInUtcToTheMillisecond(String time) throws IOException {
        assertThat(written(CELL, Instant.parse(time + "Z"))).isEqualTo(LocalDateTime.parse(time));
    }

    @Test
    void startsOfBucketsAreAsClocksShowThem() throws IOException {
        Column<Line> start = Column.time("start", Line::cell);
        assertThat(written(start, "2025-03-03")).isEqualTo(LocalDate.of(2025, 3, 3));
        assertThat(written(start, "2025-10-26T02:00:00+02:00")).isEqualTo(LocalDateTime.of(2025, 10, 26, 2, 0));
        assertThat(written(start, "2025-10-26T02:00:00+01:00")).isEqualTo(LocalDateTime.of(2025, 10, 26, 2, 0));
        assertThat(written(start, null)).isNull();
    }

    @Test
    void manyRowsKeepTheirOrderAndTheirFormats() throws IOException {
        List<Line> lines = new ArrayList<>();
        List<List<@Nullable Object>> expected = new ArrayList<>();
        expected.add(List.of("cell", "text"));
        for (int i = 0; i < 3_001; i++) {
            // Times are rare: in whole pieces of the column there is none.
            Instant time = i % 1_200 == 7 ? Instant.ofEpochSecond(1_740_000_000L + i) : null;
            lines.add(new Line(time));
            List<@Nullable Object> row = new ArrayList<>();
            row.add(time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            row.add("constant");
            expected.add(row);
        }
        byte[] file = file(List.of(CELL, Column.of("text", _ -> "constant")), lines.toArray(Line[]::new));
        assertThat(Workbooks.rows(file)).isEqualTo(expected);
        assertThat(part(file, "xl/sharedStrings.xml")).contains("uniqueCount=\"0\"");
    }

    @Test
    void aTableWithoutRowsHasAHeader() throws IOException {
        assertThat(Workbooks.rows(file(List.of(CELL)))).isEqualTo(List.of(List.of("cell")));
    }

    @Test
    void theHeaderStaysWhereItIs() throws IOException {
        assertThat(part(file(List.of(CELL)), "xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"1\"")
                .contains("state=\"frozen\"");
    }

    @Test
    void theSecondSheetHasTheQuestion() throws IOException {
        byte[] file = file(List.of(CELL), new Line(1));
        assertThat(Workbooks.question(file))
                .containsExactly(
                        Map.entry("period_from", LocalDate.of(2025, 3, 1)),
                        Map.entry("currency", "GBP"),
                        Map.entry("complete", true),
                        Map.entry("data_as_of", LocalDateTime.of(2025, 3, 2, 10, 0)));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName())).containsExactly("Rows", "Question");
        }
    }

    @Test
    void oneTableMakesOneFileAtWhateverTime() throws IOException {
        byte[] file = file(List.of(CELL), new Line("text"));
        assertThat(part(file, "docProps/core.xml")).contains(">2000-01-01T00:00:00.000Z</dcterms:created>");
        assertThat(file(List.of(CELL), new Line("text"))).isEqualTo(file);
        try (ZipFile zip = new ZipFile(directory.resolve("file.xlsx").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                CRC32 crc = new CRC32();
                crc.update(zip.getInputStream(entry).readAllBytes());
                assertThat(entry.getCrc()).as(entry.getName()).isEqualTo(crc.getValue());
                byte[] behind = ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0x08074b50)
                        .putInt((int) crc.getValue())
                        .array();
                assertThat(new String(file, ISO_8859_1)).as(entry.getName()).contains(new String(behind, ISO_8859_1));
            }
        }
    }

    /** Were they kept, 180,000 rows of some texts would take 100 MiB. */
    @Test
    void rowsAreLetGo() throws IOException {
        List<Column<Line>> columns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int column = i;
            columns.add(Column.of("c" + i, line -> "a text of some length, " + column + " " + line.cell()));
        }
        XlsxWriter<Line> writer = new XlsxWriter<>(columns, LinkedHashMap::new, OutputStream.nullOutputStream());
        writer.begin();
        long early = 0;
        for (int i = 1; i <= 200_000; i++) {
            writer.write(new Line(i));
            if (i == 20_000) {
                early = bytesInUse();
            }
        }
        assertThat(bytesInUse() - early).isLessThan(16 * 1024 * 1024);
        writer.end();
    }

    private static long bytesInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static @Nullable Object written(Column<Line> column, @Nullable Object value) throws IOException {
        List<List<@Nullable Object>> rows =
                Workbooks.rows(file(List.of(Column.of("first", _ -> 1), column), new Line(value)));
        return rows.get(1).get(1);
    }

    private static byte[] file(List<Column<Line>> columns, Line... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("period_from", LocalDate.of(2025, 3, 1));
        terms.put("currency", "GBP");
        terms.put("complete", true);
        terms.put("data_as_of", Instant.parse("2025-03-02T10:00:00Z"));
        XlsxWriter<Line> writer = new XlsxWriter<>(columns, () -> terms, out);
        writer.begin();
        for (Line line : lines) {
            writer.write(line);
        }
        writer.end();
        return out.toByteArray();
    }

    private String part(byte[] file, String name) throws IOException {
        Path path = Files.write(directory.resolve("file.xlsx"), file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
        }
    }
}
