package io.touchstone.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {

    private static OperatorToken configured(String token) {
        return new OperatorToken(() -> Optional.of(token));
    }

    @Test
    void theConfiguredOneIs() {
        assertThat(configured("secret").is("secret")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secre", "secrets", "SECRET", " secret"})
    void anotherIsNot(String token) {
        assertThat(configured("secret").is(token)).isFalse();
    }

    @Test
    void withoutOneNoneIs() {
        assertThat(new OperatorToken(Optional::empty).is("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyOneIsNone(String token) {
        assertThat(configured(token).is(token)).isFalse();
    }
}
