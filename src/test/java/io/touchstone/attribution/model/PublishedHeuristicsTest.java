package io.touchstone.attribution.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchstone.attribution.journey.Window;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Ten purchases as the tests of eeghor/mta (MIT) have them, and what its heuristics give each channel: two came directly, three by search and
 * e-mail, five by search, a social network and e-mail.
 */
class PublishedHeuristicsTest {

    private record Path(int purchases, List<String> channels) {}

    private static final List<Path> PATHS = List.of(
            new Path(2, List.of("direct")),
            new Path(3, List.of("search", "email")),
            new Path(5, List.of("search", "social", "email")));

    /** Each purchase is split to a millionth by itself. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000010");

    @Test
    void theFirstTouchHasAll() {
        gives(AttributionModel.FIRST, Map.of("direct", 2.0, "search", 8.0));
    }

    @Test
    void theLastTouchHasAll() {
        gives(AttributionModel.LAST, Map.of("direct", 2.0, "email", 8.0));
    }

    @Test
    void allTouchesHaveTheSame() {
        gives(AttributionModel.LINEAR, Map.of("direct", 2.0, "search", 19 / 6.0, "email", 19 / 6.0, "social", 5 / 3.0));
    }

    @Test
    void theFirstAndTheLastHaveTwoFifthsEach() {
        gives(AttributionModel.POSITION, Map.of("direct", 2.0, "search", 3.5, "email", 3.5, "social", 1.0));
    }

    private static void gives(AttributionModel model, Map<String, Double> published) {
        Map<String, BigDecimal> conversions = conversions(model);
        assertThat(conversions.keySet()).isEqualTo(published.keySet());
        published.forEach((channel, expected) -> assertThat(conversions.get(channel))
                .as(channel)
                .isCloseTo(BigDecimal.valueOf(expected), within(ROUNDING)));
    }

    /** Of those that have any. */
    private static Map<String, BigDecimal> conversions(AttributionModel model) {
        Map<String, BigDecimal> conversions = new LinkedHashMap<>();
        for (Path path : PATHS) {
            long[] touchedAt = LongStream.range(0, path.channels().size()).toArray();
            List<PurchaseShare> shares = PurchaseShare.of(model.weights(touchedAt, Window.SEVEN_DAYS), 1, 0);
            for (int i = 0; i < shares.size(); i++) {
                BigDecimal share = shares.get(i).conversions();
                if (share.signum() > 0) {
                    conversions.merge(
                            path.channels().get(i),
                            share.multiply(BigDecimal.valueOf(path.purchases())),
                            BigDecimal::add);
                }
            }
        }
        return conversions;
    }
}
