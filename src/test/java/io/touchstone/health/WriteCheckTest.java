package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.PrimaryState;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WriteCheckTest {

    @Inject
    PrimaryState primary;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aDatabaseThatTakesWritesIsReady() {
        assertThat(new WriteCheck(primary, registry).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void oneThatHandedOverIsNot() {
        assertThat(reason(new WriteCheck(() -> false, registry).call())).startsWith("the database takes no writes");
    }

    @Test
    void oneThatDoesNotAnswerIsNot() {
        assertThat(reason(new WriteCheck(
                                () -> {
                                    throw new IllegalStateException(new SQLException("gone", "08S01"));
                                },
                                registry)
                        .call()))
                .isEqualTo("the database cannot be reached, or ends");
    }

    @Test
    void whatTheLastLookFoundIsAMetric() {
        List<Boolean> looks = new ArrayList<>(List.of(true, false));
        WriteCheck check = new WriteCheck(looks::removeFirst, registry);
        check.call();
        assertThat(writable()).isEqualTo(1);
        check.call();
        assertThat(writable()).isEqualTo(0);
    }

    private double writable() {
        return registry.get("touchstone.database.writable").gauge().value();
    }

    private static String reason(HealthCheckResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        return String.valueOf(answer.getData().orElseThrow().get("reason"));
    }
}
