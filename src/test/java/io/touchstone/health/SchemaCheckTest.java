package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemaCheckTest {

    @Inject
    Flyway flyway;

    /** As the service's own, but for what the test changes. */
    private FluentConfiguration changed() {
        return new FluentConfiguration(getClass().getClassLoader()).configuration(flyway.getConfiguration());
    }

    @Test
    void aSchemaWithEveryMigrationIsReady() {
        assertThat(new SchemaCheck(new Schema(flyway)).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aSchemaWithoutThemSaysWhichAreMissing() {
        Flyway onAnEmptySchema = changed().table("no_history_yet").load();
        HealthCheckResponse answer = new SchemaCheck(new Schema(onAnEmptySchema)).call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(state(answer)).startsWith("behind, without V1");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoReasonToFail() {
        Flyway onNoDatabase = changed()
                .dataSource("jdbc:mysql://127.0.0.1:1/none", "none", "none")
                .load();
        HealthCheckResponse answer = new SchemaCheck(new Schema(onNoDatabase)).call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(state(answer)).isEqualTo("unknown: the database does not answer");
    }

    private static String state(HealthCheckResponse answer) {
        Optional<Map<String, Object>> data = answer.getData();
        return String.valueOf(data.orElseThrow().get("schema"));
    }
}
