package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.PrimaryState;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WriteCheckTest {

    @Inject
    PrimaryState primary;

    @Test
    void aDatabaseThatTakesWritesIsReady() {
        assertThat(new WriteCheck(primary).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void oneThatHandedOverIsNot() {
        assertThat(reason(new WriteCheck(() -> false).call())).startsWith("the database takes no writes");
    }

    @Test
    void oneThatDoesNotAnswerIsNot() {
        assertThat(reason(new WriteCheck(() -> {
                            throw new IllegalStateException(new SQLException("gone", "08S01"));
                        })
                        .call()))
                .isEqualTo("the database cannot be reached, or ends");
    }

    private static String reason(HealthCheckResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        return String.valueOf(answer.getData().orElseThrow().get("reason"));
    }
}
