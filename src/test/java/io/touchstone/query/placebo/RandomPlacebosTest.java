package io.touchstone.query.placebo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Worlds;
import io.touchstone.reference.PlainPlacebo;
import io.touchstone.reference.PlainPlacebo.Moved;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.reference.Sending;
import io.touchstone.reference.SourceFilter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service against the plain reading of {@code docs/placebo.md}, over worlds made to hurt. */
@QuarkusTest
class RandomPlacebosTest {

    private static final int WORLDS = 12;
    private static final int QUESTIONS = 6;

    static Stream<RandomWorld> worlds() {
        return RandomWorld.after(300, WORLDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyFigureIsThatOfThePlainReading(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Worlds.newWorkspace(world, random).key();
        Reference reference = world.reference();
        for (int i = 0; i < QUESTIONS; i++) {
            compare(key, reference, world.question(random).withFilter(SourceFilter.ALL), random);
        }
    }

    private static void compare(String key, Reference reference, Question asked, Random random) {
        int weeks = 1 + random.nextInt(8);
        Map<String, Object> parameters = new HashMap<>(Worlds.periodParameters(asked));
        parameters.put("touch", asked.rule().touch().name().toLowerCase(Locale.ROOT));
        parameters.put("campaign_window", asked.rule().campaignWindow().code());
        parameters.put("weeks", weeks);
        Question question = asked;
        List<Sending> campaigns = reference.campaigns();
        if (!campaigns.isEmpty() && random.nextInt(3) == 0) {
            String campaign = campaigns.get(random.nextInt(campaigns.size())).id();
            parameters.put("campaign_id", campaign);
            question = asked.withFilter(SourceFilter.campaign(campaign));
        }
        JsonNode answer = Worlds.get(key, "/v1/placebo", parameters);
        PlainPlacebo plain = new PlainPlacebo(reference, question, weeks);
        assertSales(
                parameters + " in windows",
                answer.path("in_windows"),
                "",
                plain.inWindows().size(),
                PlainPlacebo.revenue(plain.inWindows()));
        assertThat(answer.path("comparable_share").decimalValue())
                .as("%s", parameters)
                .isEqualByComparingTo(
                        plain.messages() == 0
                                ? BigDecimal.ZERO
                                : BigDecimal.valueOf(plain.comparable())
                                        .divide(BigDecimal.valueOf(plain.messages()), 6, RoundingMode.HALF_UP));
        Map<Integer, Moved> moved = plain.weeksMoved();
        assertThat(answer.path("weeks")
                        .valueStream()
                        .map(week -> week.path("weeks").asInt()))
                .containsExactlyElementsOf(moved.keySet());
        for (JsonNode week : answer.path("weeks")) {
            Moved expected = Objects.requireNonNull(moved.get(week.path("weeks").asInt()));
            String where = parameters + " " + week;
            assertThat(week.path("messages").asLong()).as(where).isEqualTo(expected.messages());
            assertSales(where, week, "", expected.conversions(), expected.revenue());
            assertSales(where, week, "placebo_", expected.placeboConversions(), expected.placeboRevenue());
        }
    }

    private static void assertSales(String where, JsonNode found, String prefix, long conversions, BigDecimal revenue) {
        assertThat(found.path(prefix + "conversions").asLong()).as(where).isEqualTo(conversions);
        assertThat(found.path(prefix + "revenue").decimalValue()).as(where).isEqualByComparingTo(revenue);
    }
}
