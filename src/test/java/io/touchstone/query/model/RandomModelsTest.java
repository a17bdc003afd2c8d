package io.touchstone.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Worlds;
import io.touchstone.event.Source;
import io.touchstone.reference.Message;
import io.touchstone.reference.PlainShares;
import io.touchstone.reference.PlainShares.Shared;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service against the plain reading of {@code docs/models.md}, over worlds made to hurt. */
@QuarkusTest
class RandomModelsTest {

    private static final int WORLDS = 12;
    private static final int QUESTIONS = 6;
    private static final List<String> DIMENSIONS = List.of("source_kind", "campaign", "flow", "template", "category");
    private static final List<String> MODELS = List.of("last", "first", "linear", "position", "decay");
    private static final List<String> CREDITS = List.of("conversions", "gross_revenue", "refunds", "revenue");
    private static final List<String> NOTHING = List.of("0", "0", "0", "0");
    private static final List<String> PLAIN = List.of("last", "first", "linear", "position");

    static Stream<RandomWorld> worlds() {
        return RandomWorld.after(600, WORLDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyShareIsThatOfThePlainReading(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Worlds.newWorkspace(world, random).key();
        Reference reference = world.reference();
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = world.question(random);
            compare(
                    key,
                    new PlainShares(reference, question, world.currency().getDefaultFractionDigits()),
                    DIMENSIONS.get(random.nextInt(DIMENSIONS.size())));
        }
    }

    private static void compare(String key, PlainShares plain, String by) {
        Map<String, Object> parameters = new HashMap<>(Worlds.unsharedParameters(plain.question()));
        parameters.put("by", by);
        List<JsonNode> rows = Worlds.pages(key, "/v1/performance/models", Worlds.with(parameters, "limit", 3));
        JsonNode totals = Worlds.get(key, "/v1/performance/models", parameters).path("totals");
        for (String model : PLAIN) {
            for (JsonNode row : rows) {
                @Nullable String value = row.path(by).isNull() ? null : row.path(by).asText();
                assertShared(
                        parameters + " " + model + " " + row,
                        row,
                        model,
                        plain.shared(model, message -> Objects.equals(value, value(by, message))),
                        plain.decimals());
            }
            assertShared(
                    parameters + " " + model + " in all",
                    totals,
                    model,
                    plain.shared(model, _ -> true),
                    plain.decimals());
        }
        for (String model : MODELS) {
            compareKpis(
                    key, Worlds.with(Worlds.unsharedParameters(plain.question()), "model", model), by, rows, totals);
            for (String kpi : CREDITS) {
                BigDecimal sum = rows.stream()
                        .map(row -> row.at("/models/" + model + "/" + kpi).decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(totals.at("/models/" + model + "/" + kpi).decimalValue())
                        .as("%s %s %s", parameters, model, kpi)
                        .isEqualByComparingTo(sum);
                if (!plain.question().bySendDate()) {
                    assertThat(sum)
                            .as("%s %s %s is made or lost", parameters, model, kpi)
                            .isEqualByComparingTo(
                                    totals.at("/models/last/" + kpi).decimalValue());
                }
            }
        }
    }

    /** Whoever asks for KPIs under a model is told what stands side by side. */
    private static void compareKpis(
            String key, Map<String, Object> parameters, String by, List<JsonNode> rows, JsonNode totals) {
        Object model = parameters.get("model");
        assertThat(credits(Worlds.get(key, "/v1/performance", parameters).path("kpis")))
                .as("%s", parameters)
                .isEqualTo(credits(totals.at("/models/" + model)));
        Map<String, List<String>> expected = new HashMap<>();
        rows.forEach(row -> expected.put(row.path(by).toString(), credits(row.at("/models/" + model))));
        Map<String, Object> report =
                Worlds.with(Worlds.with(parameters, "dimensions", by), "metrics", String.join(",", CREDITS));
        Map<String, List<String>> found = new HashMap<>();
        Worlds.pages(key, "/v1/report", Worlds.with(report, "limit", 2))
                .forEach(row -> found.put(row.path(by).toString(), credits(row)));
        expected.values().removeIf(NOTHING::equals);
        found.values().removeIf(NOTHING::equals);
        assertThat(found).as("%s by %s", parameters, by).isEqualTo(expected);
    }

    private static List<String> credits(JsonNode kpis) {
        return CREDITS.stream()
                .map(kpi -> kpis.path(kpi).decimalValue().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static void assertShared(String where, JsonNode row, String model, Shared expected, int decimals) {
        JsonNode kpis = row.path("models").path(model);
        assertThat(kpis.path("conversions").decimalValue())
                .as(where)
                .isEqualByComparingTo(new BigDecimal(expected.conversions(), 6));
        assertThat(kpis.path("gross_revenue").decimalValue())
                .as(where)
                .isEqualByComparingTo(new BigDecimal(expected.gross(), decimals));
        assertThat(kpis.path("refunds").decimalValue())
                .as(where)
                .isEqualByComparingTo(new BigDecimal(expected.refunds(), decimals));
        assertThat(row.path("touched_purchases").asInt()).as(where).isEqualTo(expected.touched());
    }

    private static @Nullable String value(String by, Message message) {
        return switch (by) {
            case "source_kind" -> message.source() instanceof Source.OfCampaign ? "campaign" : "flow";
            case "campaign" -> message.source() instanceof Source.OfCampaign(String campaign) ? campaign : null;
            case "flow" -> message.source() instanceof Source.OfFlowNode(String flow, String _) ? flow : null;
            case "template" -> message.template();
            case "category" -> message.category();
            default -> throw new IllegalArgumentException(by);
        };
    }
}
