package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Worlds;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
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
    private static final int QUESTIONS = 6;

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, WORLDS).mapToObj(seed -> RandomWorld.of(2_000 + seed, 1 + (int) (seed / 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyReportIsThatOfThePlainReadingAndSumsToThePeriod(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Worlds.send(key, world.events(), true);
        Reference reference = world.reference();
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = world.question(random);
            List<String> dimensions = dimensions(question, random);
            List<String> metrics = metrics(random);
            Map<String, Object> parameters =
                    Worlds.with(Worlds.parameters(question), "metrics", String.join(",", metrics));
            if (!dimensions.isEmpty()) {
                parameters = Worlds.with(parameters, "dimensions", String.join(",", dimensions));
            }
            List<JsonNode> rows =
                    Worlds.pages(key, "/v1/report", Worlds.with(parameters, "limit", 1 + random.nextInt(10)));
            List<ReportLine> lines = reference.report(question, dimensions);
            assertThat(rows.stream().map(RandomReportsTest::row))
                    .as("%s by %s", question, dimensions)
                    .containsExactlyElementsOf(
                            lines.stream().map(line -> expected(line, metrics)).toList());
            assertThat(sum(lines)).as("%s by %s", question, dimensions).isEqualTo(additive(key, question));
        }
    }

    /** Any, in any order; hours only of periods that have no more of them than an answer may. */
    private static List<String> dimensions(Question question, Random random) {
        List<String> dimensions = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            boolean tooMany =
                    dimension == Dimension.HOUR && ChronoUnit.DAYS.between(question.from(), question.to()) > 400;
            boolean needed = dimension == Dimension.FLOW && random.nextBoolean();
            boolean possible = dimension != Dimension.NODE || dimensions.contains("flow");
            if (needed || (random.nextInt(3) == 0 && possible && !tooMany)) {
                dimensions.add(dimension.code());
            }
        }
        Collections.shuffle(dimensions, random);
        return dimensions;
    }

    private static List<String> metrics(Random random) {
        List<String> metrics = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            metrics.add(kpi.code());
        }
        Collections.shuffle(metrics, random);
        return metrics.subList(0, 1 + random.nextInt(metrics.size()));
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
    private static Map<String, String> sum(List<ReportLine> lines) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String kpi : Reference.ADDITIVE) {
            BigDecimal sum = BigDecimal.ZERO;
            for (ReportLine line : lines) {
                BigDecimal value = line.kpis().get(kpi);
                sum = value == null ? sum : sum.add(value);
            }
            sums.put(kpi, text(sum));
        }
        return sums;
    }

    private static Map<String, String> additive(String key, Question question) {
        JsonNode kpis =
                Worlds.get(key, "/v1/performance", Worlds.parameters(question)).path("kpis");
        Map<String, String> values = new LinkedHashMap<>();
        Reference.ADDITIVE.forEach(kpi -> values.put(kpi, text(kpis.path(kpi).decimalValue())));
        return values;
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "null" : number.stripTrailingZeros().toPlainString();
    }
}
