package io.touchstone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCheckTest {

    @Test
    void aVariableWithASlipInItsNameIsNamed() {
        assertThatThrownBy(
                        () -> EnvironmentCheck.check(Set.of("TOUCHSTONE_EXPORTS_AT_ONCE", "TOUCHSTONE_DEMO", "HOME")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No setting has the name of TOUCHSTONE_EXPORTS_AT_ONCE.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOUCHSTONE_OPERATOR_TOKEN",
                "TOUCHSTONE_KEY",
                "TOUCHSTONE_TEST_JDBC_URL",
                "TOUCHSTONE_SERVICE_HOST",
                "TOUCHSTONE_SERVICE_PORT_HTTP",
                "TOUCHSTONE_PORT_80_TCP_ADDR",
                "TOUCHSTONE_TIDB_SERVICE_HOST",
                "QUARKUS_HTTP_PORT",
            })
    void otherVariablesAreNotItsBusiness(String variable) {
        assertThatCode(() -> EnvironmentCheck.check(Set.of(variable))).doesNotThrowAnyException();
    }
}
