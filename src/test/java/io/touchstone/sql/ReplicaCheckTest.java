package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaCheckTest {

    private record Settings(Optional<String> jdbcUrl, Optional<String> username, Optional<String> password)
            implements ReplicaConfig {

        static Settings of(@Nullable String url, @Nullable String username, @Nullable String password) {
            return new Settings(Optional.ofNullable(url), Optional.ofNullable(username), Optional.ofNullable(password));
        }
    }

    @ParameterizedTest
    @CsvSource({
        ",,",
        "jdbc:mysql://replica:3306/touchstone,,",
        "jdbc:mysql://replica:3306/touchstone,reader,secret",
    })
    void noReplicaAndOneWithOrWithoutAUserOfItsOwnStart(
            @Nullable String url, @Nullable String username, @Nullable String password) {
        assertThatCode(() -> ReplicaCheck.check(Settings.of(url, username, password)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        ", reader, secret, TOUCHSTONE_REPLICA_JDBC_URL",
        ", , secret, TOUCHSTONE_REPLICA_JDBC_URL",
        "replica:3306, , , TOUCHSTONE_REPLICA_JDBC_URL",
        "jdbc:postgresql://replica/touchstone, , , TOUCHSTONE_REPLICA_JDBC_URL",
        "jdbc:mysql://replica/touchstone, reader, , TOUCHSTONE_REPLICA_PASSWORD",
        "jdbc:mysql://replica/touchstone, , secret, TOUCHSTONE_REPLICA_USERNAME",
    })
    void whatWouldNotWorkIsRefusedByName(
            @Nullable String url, @Nullable String username, @Nullable String password, String named) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ReplicaCheck.check(Settings.of(url, username, password)))
                .withMessageContaining(named);
    }

    @Test
    void aRefusalRepeatsNoSecret() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ReplicaCheck.check(Settings.of("postgresql://u:hidden@replica", "reader", "hidden")))
                .withMessageNotContaining("hidden");
    }
}
