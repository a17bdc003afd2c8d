package io.touchstone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.EnvironmentCheck;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The configuration reference, and what the sources say. */
class SettingsTableTest {

    @Test
    void settingsOfOurOwnAreThoseOfTheMappingsWithTheirDefaults() {
        Map<String, String> own = new TreeMap<>(Settings.documented());
        own.keySet().removeIf(key -> !key.startsWith("touchstone."));
        assertThat(own).isNotEmpty().isEqualTo(Settings.mapped());
    }

    @Test
    void defaultsOfOtherSettingsAreThoseOfApplicationProperties() {
        Properties ours = Settings.applicationProperties();
        assertThat(Settings.documented()).allSatisfy((key, value) -> {
            String set = ours.getProperty(key);
            if (set != null && !set.isEmpty()) {
                assertThat(value).as(key).isEqualTo(set);
            }
        });
    }

    @Test
    void variablesAreNamedAsTheirKeys() {
        assertThat(Settings.documentedVariables())
                .allSatisfy((key, variable) -> assertThat(variable).isEqualTo(Settings.variable(key)));
    }

    @Test
    void theStartKnowsTheVariablesOfAllMappings() {
        assertThat(EnvironmentCheck.SETTINGS)
                .containsExactlyInAnyOrderElementsOf(Settings.mapped().keySet().stream()
                        .map(Settings::variable)
                        .toList());
    }
}
