package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.SourceKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayCellsTest {

    private static final WindowCell CAMPAIGN = new WindowCell(SourceKind.CAMPAIGN, 3, 2);
    private static final WindowCell FLOW = new WindowCell(SourceKind.FLOW, 10, 0);

    @Test
    void cellsAreWrittenInTheirOrder() {
        String text = DayCells.plus("", Map.of(FLOW, sums(1, "0.000001", "0"), CAMPAIGN, sums(7, "159.9", "2")));
        assertThat(text).isEqualTo("10302 7 159900000 2000000 21000 1 1 0");
    }

    @Test
    void cellsOfTheSameStepsAreAdded() {
        String text = DayCells.plus("10302 7 159900000 2000000", Map.of(CAMPAIGN, sums(1, "0.1", "0.5")));
        assertThat(text).isEqualTo("10302 8 160000000 2500000");
    }

    @Test
    void cellsThatSumToNothingAreLeftOut() {
        assertThat(DayCells.plus("10302 7 159900000 0", Map.of(CAMPAIGN, sums(-7, "-159.9", "0"))))
                .isEmpty();
    }

    @Test
    void amountsMayOutgrowALong() {
        BigDecimal large = new BigDecimal("999999999999999999999.999999");
        String text = DayCells.plus("", Map.of(FLOW, new PurchaseSums(1, large, large.negate())));
        assertThat(earned(text, rule(Window.ONE_HOUR, Window.THIRTY_DAYS)))
                .containsExactly(Map.entry(SourceKind.FLOW, new PurchaseSums(1, large, large.negate())));
    }

    @Test
    void aCellEarnsWithinItsWindowAndOutsideThatOfItsRival() {
        String text = "10302 7 159900000 0"; // campaigns, reached by 12h, where a flow is reached by 6h
        assertThat(earned(text, rule(Window.TWELVE_HOURS, Window.ONE_HOUR))).containsOnlyKeys(SourceKind.CAMPAIGN);
        assertThat(earned(text, rule(Window.TWELVE_HOURS, Window.SIX_HOURS))).isEmpty();
        assertThat(earned(text, rule(Window.SIX_HOURS, Window.ONE_HOUR))).isEmpty();
    }

    /** Of all cells that there can be: the rival of a touch is more recent, so that no longer a window reaches it. */
    @Test
    void whatIsEarnedUnderOneWindowIsEarnedUnderItsStepAndAllLongerOnes() {
        Map<WindowCell, PurchaseSums> cells = new HashMap<>();
        for (SourceKind kind : SourceKind.values()) {
            for (int step = 1; step <= Window.values().length; step++) {
                for (int rival = 0; rival <= step; rival++) {
                    cells.put(new WindowCell(kind, step, rival), sums(cells.size() + 1, "1." + cells.size(), "0.5"));
                }
            }
        }
        String text = DayCells.plus("", cells);
        for (Window window : Window.values()) {
            Map<SourceKind, PurchaseSums> upToIt = new EnumMap<>(SourceKind.class);
            DayCells.earnedUnderOneWindow(text, (kind, step, sums) -> {
                if (step <= window.step()) {
                    upToIt.merge(kind, sums, PurchaseSums::plus);
                }
            });
            assertThat(upToIt).as(window.code()).hasSize(2).isEqualTo(earned(text, rule(window, window)));
        }
    }

    private static Map<SourceKind, PurchaseSums> earned(String text, AttributionRule rule) {
        Map<SourceKind, PurchaseSums> earned = new EnumMap<>(SourceKind.class);
        DayCells.earned(text, rule, earned::put);
        return earned;
    }

    private static AttributionRule rule(Window campaigns, Window flows) {
        return new AttributionRule(TouchRule.READ, campaigns, flows);
    }

    private static PurchaseSums sums(long purchases, String amount, String refunds) {
        return new PurchaseSums(purchases, new BigDecimal(amount), new BigDecimal(refunds));
    }
}
