package io.touchstone.attribution.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttributionRuleTest {

    @Test
    void aWorkspaceThatChoseNothingAttributesByReadsOfTwoDaysAndOneDay() {
        assertThat(AttributionRule.DEFAULT)
                .isEqualTo(new AttributionRule(TouchRule.READ, Window.TWO_DAYS, Window.ONE_DAY));
    }

    @Test
    void theLongerWindowIsFoundOnEitherSide() {
        for (Window campaign : Window.values()) {
            for (Window flow : Window.values()) {
                Window longer = campaign.length().compareTo(flow.length()) > 0 ? campaign : flow;
                assertThat(new AttributionRule(TouchRule.READ, campaign, flow).longerWindow())
                        .isEqualTo(longer);
            }
        }
    }

    @Test
    void windowsAreThoseOfTheContract() {
        assertThat(Arrays.stream(Window.values()).map(Window::code))
                .containsExactly("1h", "6h", "12h", "1d", "2d", "3d", "5d", "7d", "14d", "30d");
    }
}
