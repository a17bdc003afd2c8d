package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingParametersTest {

    private static final Sharing SETTINGS = new Sharing(AttributionModel.LINEAR, Window.THREE_DAYS);

    @Test
    void withoutParametersTheSettingsHold() {
        assertThat(sharing(SETTINGS, null, null)).isEqualTo(SETTINGS);
    }

    @Test
    void decayHasTheHalfLifeOfTheSettingsUnlessAnotherIsAskedFor() {
        assertThat(sharing(SETTINGS, "decay", null)).isEqualTo(new Sharing(AttributionModel.DECAY, Window.THREE_DAYS));
        assertThat(sharing(SETTINGS, "decay", "6h")).isEqualTo(new Sharing(AttributionModel.DECAY, Window.SIX_HOURS));
    }

    @Test
    void aHalfLifeGoesWithADecayThatIsSet() {
        Sharing decay = new Sharing(AttributionModel.DECAY, Window.ONE_DAY);
        assertThat(sharing(decay, null, "6h")).isEqualTo(new Sharing(AttributionModel.DECAY, Window.SIX_HOURS));
    }

    @ParameterizedTest
    @CsvSource({"shapley,, model: must be one of", "shapley, 1d, model: must be one of", ",1d, half_life: goes with"})
    void whatCannotBeAskedIsNamed(@Nullable String model, @Nullable String halfLife, String message) {
        assertThatThrownBy(() -> sharing(SETTINGS, model, halfLife))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"last, 1d", "first, 1d", "linear, 1d", "position, 1d", "decay, 8d"})
    void aHalfLifeThatIsOfNoUseIsNamed(String model, String halfLife) {
        assertThatThrownBy(() -> sharing(SETTINGS, model, halfLife))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("half_life: ");
    }

    private static Sharing sharing(Sharing settings, @Nullable String model, @Nullable String halfLife) {
        return Errors.gather(errors -> new SharingParameters(model, halfLife).over(settings, errors));
    }
}
