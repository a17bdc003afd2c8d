package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"10k, 10000, 1", "1m, 1000000, 1", "10m, 1000000, 10", "3x10k, 10000, 3"})
    void aScaleIsSoManyYearsOfSoManyMessages(String text, long messages, int years) {
        assertThat(Scale.parse(text)).isEqualTo(new Scale(messages, years));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "11m", "0k", "0x10k", "2x2m", "-1m"})
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> Scale.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
