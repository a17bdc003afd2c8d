package io.touchstone.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.AnySql;
import io.touchstone.sql.Transactions;
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

    @Inject
    Transactions transactions;

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

    /** As the migration of a release that is rolled back to finds it. */
    @Test
    void aSchemaOfANewerReleaseFailsNoMigration() {
        Flyway migration = changed()
                .table("history_of_a_newer_release")
                .baselineVersion("98")
                .load();
        migration.baseline();
        try {
            update(
                    "INSERT INTO history_of_a_newer_release (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (2, '99', '', 'SQL', 'V99__newer.sql', 1, '', 1, 1)");
            assertThat(migration.migrate().migrationsExecuted).isZero();
        } finally {
            update("DROP TABLE history_of_a_newer_release");
        }
    }

    private void update(String sql) {
        transactions.statement(connection -> AnySql.update(connection, sql));
    }

    private static String state(HealthCheckResponse answer) {
        Optional<Map<String, Object>> data = answer.getData();
        return String.valueOf(data.orElseThrow().get("schema"));
    }
}
