package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.TotalKpi;
import io.touchstone.reference.GivenNames;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.reference.ReportLine;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports over random worlds against the plain reading of the contract, and against the period that they divide. */
@QuarkusTest
class RandomReportsTest {

    private static final int WORLDS = 60;
    private static final int QUESTIONS = 8;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, WORLDS).mapToObj(seed -> RandomWorld.of(2_000 + seed, 1 + (int) (seed / 3)));
    }

    /** Page by page, and at once as lines. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyReportIsThatOfThePlainReadingAndSumsToThePeriod(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Worlds.send(key, world.events(), true);
        Reference reference = world.reference();
        GivenNames names = GivenNames.of(reference, random);
        give(key, names);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = world.question(random);
            boolean totals = random.nextInt(3) == 0;
            List<String> dimensions = dimensions(question, totals, random);
            List<String> metrics = metrics(totals, random);
            @Nullable String sort = sort(dimensions, metrics, random);
            Map<String, Object> parameters = parameters(question, dimensions, metrics, sort);
            List<JsonNode> rows =
                    Worlds.pages(key, "/v1/report", Worlds.with(parameters, "limit", 1 + random.nextInt(10)));
            List<ReportLine> lines = sorted(
                    reference.report(
                            question, dimensions, names, metrics.stream().anyMatch(RandomReportsTest::isTotal)),
                    sort);
            List<List<String>> expected =
                    lines.stream().map(line -> expected(line, metrics)).toList();
            assertThat(rows.stream().map(RandomReportsTest::row))
                    .as("%s by %s, sorted by %s", question, dimensions, sort)
                    .containsExactlyElementsOf(expected);
            assertThat(lines(key, parameters).map(RandomReportsTest::row))
                    .as("lines of %s by %s, sorted by %s", question, dimensions, sort)
                    .containsExactlyElementsOf(expected);
            List<String> summed = new ArrayList<>(Reference.ADDITIVE);
            if (metrics.stream().anyMatch(RandomReportsTest::isTotal)) {
                summed.addAll(List.of("total_purchases", "total_revenue"));
            }
            assertThat(sum(lines, summed))
                    .as("%s by %s", question, dimensions)
                    .isEqualTo(additive(key, question, summed));
        }
    }

    private static void give(String key, GivenNames names) {
        names.campaigns()
                .forEach((id, name) -> Api.as(key)
                        .body(Map.of("name", name))
                        .put("/v1/campaigns/{id}", id)
                        .then()
                        .statusCode(200));
        names.flows().forEach((id, name) -> {
            List<Map<String, String>> nodes = new ArrayList<>();
            names.nodes().forEach((node, nodeName) -> {
                if (node.getFirst().equals(id)) {
                    nodes.add(Map.of("id", node.getLast(), "name", nodeName));
                }
            });
            Api.as(key)
                    .body(Map.of("name", name, "nodes", nodes))
                    .put("/v1/flows/{id}", id)
                    .then()
                    .statusCode(200);
        });
    }

    private static Map<String, Object> parameters(
            Question question, List<String> dimensions, List<String> metrics, @Nullable String sort) {
        Map<String, Object> parameters = Worlds.with(Worlds.parameters(question), "metrics", String.join(",", metrics));
        if (!dimensions.isEmpty()) {
            parameters = Worlds.with(parameters, "dimensions", String.join(",", dimensions));
        }
        return sort == null ? parameters : Worlds.with(parameters, "sort", sort);
    }

    private static Stream<JsonNode> lines(String key, Map<String, Object> parameters) {
        return Api.as(key)
                .queryParams(Worlds.with(parameters, "format", "ndjson"))
                .get("/v1/report")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(RandomReportsTest::read);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    /** Any, in any order; those of hours only of periods that have no more of them than an answer may. */
    private static List<String> dimensions(Question question, boolean onlyOfTime, Random random) {
        List<String> dimensions = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            boolean tooMany = (dimension == Dimension.HOUR || dimension == Dimension.HOUR_OF_DAY)
                    && ChronoUnit.DAYS.between(question.from(), question.to()) > 300;
            boolean needed = dimension == Dimension.FLOW && random.nextBoolean();
            boolean possible = dimension.needs().isEmpty()
                    || dimension.needs().stream().anyMatch(other -> dimensions.contains(other.code()));
            boolean fitting = possible && !tooMany && (dimension.isOfTime() || !onlyOfTime);
            if (fitting && (needed || random.nextInt(3) == 0)) {
                dimensions.add(dimension.code());
            }
        }
        Collections.shuffle(dimensions, random);
        return dimensions;
    }

    private static List<String> metrics(boolean totals, Random random) {
        List<String> metrics = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            metrics.add(kpi.code());
        }
        if (totals) {
            for (TotalKpi kpi : TotalKpi.values()) {
                metrics.add(kpi.code());
            }
        }
        Collections.shuffle(metrics, random);
        return metrics.subList(0, 1 + random.nextInt(metrics.size()));
    }

    private static boolean isTotal(String metric) {
        return Stream.of(TotalKpi.values()).map(TotalKpi::code).anyMatch(metric::equals);
    }

    /** One of the columns, or none. */
    private static @Nullable String sort(List<String> dimensions, List<String> metrics, Random random) {
        List<String> columns = new ArrayList<>(metrics);
        columns.addAll(Collections.nCopies(2, dimensions).stream()
                .flatMap(List::stream)
                .toList());
        String column = columns.get(random.nextInt(columns.size()));
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> column;
            default -> "-" + column;
        };
    }

    private static List<ReportLine> sorted(List<ReportLine> lines, @Nullable String sort) {
        if (sort == null) {
            return lines;
        }
        boolean descending = sort.startsWith("-");
        return lines.stream()
                .sorted(ReportLine.by(descending ? sort.substring(1) : sort, descending))
                .toList();
    }

    /** The fields in their order; numbers without the zeros that mean nothing. */
    private static List<String> row(JsonNode row) {
        List<String> fields = new ArrayList<>();
        row.properties().forEach(field -> {
            JsonNode value = field.getValue();
            fields.add(field.getKey() + "=" + (value.isNumber() ? text(value.decimalValue()) : value.asText()));
        });
        return fields;
    }

    private static List<String> expected(ReportLine line, List<String> metrics) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            fields.add(line.dimensions().get(i) + "=" + line.values().get(i));
        }
        metrics.forEach(metric -> fields.add(metric + "=" + text(line.kpis().get(metric))));
        return fields;
    }

    /** Rows equal those of the reference by now: what remains to be shown is that these leave nothing out. */
    private static Map<String, String> sum(List<ReportLine> lines, List<String> kpis) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String kpi : kpis) {
            BigDecimal sum = BigDecimal.ZERO;
            for (ReportLine line : lines) {
                BigDecimal value = line.kpis().get(kpi);
                sum = value == null ? sum : sum.add(value);
            }
            sums.put(kpi, text(sum));
        }
        return sums;
    }

    private static Map<String, String> additive(String key, Question question, List<String> kpis) {
        JsonNode answer =
                Worlds.get(key, "/v1/performance", Worlds.parameters(question)).path("kpis");
        Map<String, String> values = new LinkedHashMap<>();
        kpis.forEach(kpi -> values.put(kpi, text(answer.path(kpi).decimalValue())));
        return values;
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "null" : number.stripTrailingZeros().toPlainString();
    }
}
