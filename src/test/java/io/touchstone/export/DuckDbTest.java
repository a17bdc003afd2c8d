package io.touchstone.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analyst's tool reads every table and finds the numbers of the JSON, to the cent. */
@QuarkusTest
@Tag("any-database")
class DuckDbTest {

    @TempDir
    Path directory;

    private int files;

    @ParameterizedTest
    @CsvSource({"1, csv", "2, ndjson", "3, csv", "4, ndjson", "5, xlsx"})
    void itSumsWhatItReadsToTheKpis(long seed, String format) throws Exception {
        RandomWorld world = RandomWorld.of(seed, 120);
        Random random = new Random(seed);
        String key = Worlds.newWorkspace(world, random).key();
        Reference reference = world.reference();
        Question question =
                Question.of(reference.days().first(), reference.days().last()).withRule(RandomWorld.rule(random));
        Map<String, Object> rule = Worlds.ruleParameters(question);
        JsonNode kpis = Worlds.get(key, "/v1/performance", rule).path("kpis");

        String series = file(key, "/v1/performance/series", Worlds.with(rule, "interval", "week"), format);
        assertThat(sums(series)).isEqualTo(additive(kpis));
        assertThat(sum(series, "total_revenue"))
                .isEqualByComparingTo(kpis.path("total_revenue").decimalValue());
        for (String source : List.of("campaigns", "flows")) {
            assertThat(sums(file(key, "/v1/" + source, rule, format)))
                    .isEqualTo(additive(Worlds.get(key, "/v1/performance", Worlds.with(rule, "source", source))
                            .path("kpis")));
        }
        for (JsonNode flow : Worlds.pages(key, "/v1/flows", rule)) {
            assertThat(sums(file(
                            key,
                            "/v1/flows/{id}/nodes",
                            rule,
                            format,
                            flow.path("id").asText())))
                    .isEqualTo(additive(flow.path("kpis")));
        }
        for (String dimensions : List.of("day,campaign", "flow,node,template", "source_kind,category,month")) {
            assertThat(sums(file(key, "/v1/report", Worlds.with(rule, "dimensions", dimensions), format)))
                    .isEqualTo(additive(kpis));
        }
        String purchases = file(key, "/v1/purchases", rule, format);
        assertThat(number("SELECT count(*) FROM " + purchases)).isEqualByComparingTo(decimal(kpis, "total_purchases"));
        assertThat(sum(purchases, "revenue")).isEqualByComparingTo(decimal(kpis, "total_revenue"));
        String credited = purchases + " WHERE credit_message_id IS NOT NULL";
        assertThat(number("SELECT count(*) FROM " + credited)).isEqualByComparingTo(decimal(kpis, "conversions"));
        assertThat(sum(credited, "revenue")).isEqualByComparingTo(decimal(kpis, "revenue"));
        assertThat(sum(credited, "refunded")).isEqualByComparingTo(decimal(kpis, "refunds"));
        String messages = file(key, "/v1/messages", Worlds.periodParameters(question), format);
        assertThat(number("SELECT count(*) FROM " + messages)).isEqualByComparingTo(decimal(kpis, "sent"));
        assertThat(number("SELECT count(delivered_at) FROM " + messages))
                .isEqualByComparingTo(decimal(kpis, "delivered"));
        assertThat(sum(messages, "cost")).isEqualByComparingTo(decimal(kpis, "cost"));
        assertThat(sum(messages, "clicks")).isEqualByComparingTo(decimal(kpis, "clicks"));
    }

    /** DuckDB's words for a file with the table. */
    private String file(String key, String path, Map<String, Object> parameters, String format, Object... ids)
            throws IOException {
        byte[] answer = Api.as(key)
                .queryParams(Worlds.with(parameters, "format", format))
                .get(path, ids)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Path file = Files.write(
                directory.resolve(files++ + "." + format),
                format.equals("xlsx") ? lines(answer).getBytes(UTF_8) : answer);
        // All text, so that no number passes through binary floating point before it is summed.
        return !format.equals("ndjson")
                ? "read_csv('%s', header = true, all_varchar = true, strict_mode = true)".formatted(file)
                : "read_json('%s', format = 'newline_delimited', sample_size = -1)".formatted(file);
    }

    /** A workbook as another reader finds it: to read one, DuckDB loads an extension from the Internet. */
    private static String lines(byte[] workbook) throws IOException {
        return Workbooks.rows(workbook).stream()
                .map(row -> row.stream()
                        .map(cell -> cell == null ? "" : '"' + cell.toString().replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
    }

    private static Map<String, BigDecimal> sums(String table) throws SQLException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (String kpi : Reference.ADDITIVE) {
            sums.put(kpi, sum(table, kpi));
        }
        return sums;
    }

    private static Map<String, BigDecimal> additive(JsonNode kpis) {
        Map<String, BigDecimal> values = new TreeMap<>();
        for (String kpi : Reference.ADDITIVE) {
            values.put(kpi, decimal(kpis, kpi));
        }
        return values;
    }

    private static BigDecimal decimal(JsonNode kpis, String kpi) {
        return kpis.path(kpi).decimalValue().setScale(6);
    }

    private static BigDecimal sum(String table, String column) throws SQLException {
        return number("SELECT coalesce(sum(CAST(%s AS DECIMAL(18, 6))), 0) FROM %s".formatted(column, table));
    }

    private static BigDecimal number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getBigDecimal(1).setScale(6);
        }
    }
}
