package io.touchstone.control.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenCheckTest {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String OF_THE_LAPTOP = "laptop-operator-token";

    @ParameterizedTest
    @CsvSource({
        "a,               127.0.0.1, true",
        "123456789012345, ::1,       true",
        "123456789012345, 0.0.0.0,   false",
        "123456789012345, ::,        false",
        "123456789012345, 10.1.2.3,  false",
        "123456789012345, shop.test, false",
    })
    void aShortOneIsRefusedWhereThereIsADatabaseOrOthersReachTheService(
            String token, String address, boolean hasDatabase) {
        assertThatThrownBy(() -> OperatorTokenCheck.check(token, address, hasDatabase))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_OPERATOR_TOKEN")
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("123456789012345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1", "0:0:0:0:0:0:0:1"})
    void aLaptopThatTalksToItselfMayHaveAShortOne(String address) {
        assertThatCode(() -> OperatorTokenCheck.check("a", address, false)).doesNotThrowAnyException();
    }

    @Test
    void sixteenCharactersAreEnough() {
        assertThatCode(() -> OperatorTokenCheck.check("1234567890123456", EVERYWHERE, true))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOneOfTheLaptopIsRefusedWhereOthersReachTheService(boolean hasDatabase) {
        assertThatThrownBy(() -> OperatorTokenCheck.check(OF_THE_LAPTOP, EVERYWHERE, hasDatabase))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOUCHSTONE_OPERATOR_TOKEN")
                .hasMessageContaining("QUARKUS_HTTP_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void theOneOfTheLaptopIsGoodForALaptop(String address) {
        assertThatCode(() -> OperatorTokenCheck.check(OF_THE_LAPTOP, address, true))
                .doesNotThrowAnyException();
    }
}
