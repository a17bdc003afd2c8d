package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionParametersTest {

    private static final AttributionRule SETTINGS =
            new AttributionRule(TouchRule.INTERACTED, Window.SEVEN_DAYS, Window.SIX_HOURS);

    @Test
    void withoutParametersTheSettingsHold() {
        assertThat(rule(null, null, null, null)).isEqualTo(SETTINGS);
    }

    @Test
    void windowSetsBoth() {
        assertThat(rule(null, "3d", null, null)).isEqualTo(windows(Window.THREE_DAYS, Window.THREE_DAYS));
    }

    @Test
    void campaignWindowBeatsWindow() {
        assertThat(rule(null, "3d", "1h", null)).isEqualTo(windows(Window.ONE_HOUR, Window.THREE_DAYS));
    }

    @Test
    void flowWindowBeatsWindow() {
        assertThat(rule(null, "3d", null, "1h")).isEqualTo(windows(Window.THREE_DAYS, Window.ONE_HOUR));
    }

    @Test
    void oneWindowLeavesTheOtherAsItIsSet() {
        assertThat(rule(null, null, "1h", null)).isEqualTo(windows(Window.ONE_HOUR, Window.SIX_HOURS));
        assertThat(rule(null, null, null, "1h")).isEqualTo(windows(Window.SEVEN_DAYS, Window.ONE_HOUR));
    }

    @ParameterizedTest
    @CsvSource({"delivered, DELIVERED", "read, READ", "interacted, INTERACTED"})
    void touchChoosesTheWeakestTouch(String touch, TouchRule expected) {
        assertThat(rule(touch, null, null, null))
                .isEqualTo(new AttributionRule(expected, Window.SEVEN_DAYS, Window.SIX_HOURS));
    }

    @ParameterizedTest
    @EnumSource
    void everyWindowIsKnownByItsCode(Window window) {
        assertThat(rule(null, window.code(), null, null)).isEqualTo(windows(window, window));
    }

    @ParameterizedTest
    @CsvSource({"READ,,,, touch", ",4d,,, window", ",,24h,, campaign_window", ",,,1D,flow_window", ",x,1d,1d,window"})
    void aParameterWithAnotherValueIsNamed(
            @Nullable String touch,
            @Nullable String window,
            @Nullable String campaignWindow,
            @Nullable String flowWindow,
            String name) {
        assertThatThrownBy(() -> rule(touch, window, campaignWindow, flowWindow))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(name + ": must be one of ");
    }

    private static AttributionRule rule(
            @Nullable String touch,
            @Nullable String window,
            @Nullable String campaignWindow,
            @Nullable String flowWindow) {
        AttributionParameters parameters = new AttributionParameters(touch, window, campaignWindow, flowWindow);
        return Errors.gather(errors -> parameters.over(SETTINGS, errors));
    }

    private static AttributionRule windows(Window campaign, Window flow) {
        return new AttributionRule(TouchRule.INTERACTED, campaign, flow);
    }
}
