package io.touchstone.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenCheckTest {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String OF_THE_LAPTOP = "laptop-operator-token";

    @ParameterizedTest
    @ValueSource(strings = {"a", "123456789012345"})
    void aShortOneIsRefusedByTheNameOfItsSetting(String token) {
        assertThatThrownBy(() -> OperatorTokenCheck.check(token, "127.0.0.1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_OPERATOR_TOKEN");
    }

    @Test
    void sixteenCharactersAreEnough() {
        assertThatCode(() -> OperatorTokenCheck.check("1234567890123456", EVERYWHERE))
                .doesNotThrowAnyException();
    }

    @Test
    void theOneOfTheLaptopIsRefusedWhereOthersReachTheService() {
        assertThatThrownBy(() -> OperatorTokenCheck.check(OF_THE_LAPTOP, EVERYWHERE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_OPERATOR_TOKEN")
                .hasMessageContaining("QUARKUS_HTTP_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void theOneOfTheLaptopIsGoodForALaptop(String address) {
        assertThatCode(() -> OperatorTokenCheck.check(OF_THE_LAPTOP, address)).doesNotThrowAnyException();
    }
}
