package io.touchstone.control.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Transactions that lose to others every time, here by a trigger: begun again, and then the sender is told to. */
@QuarkusTest
class LossesTest {

    private static final String LOSE =
            "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found'";

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry registry;

    @AfterEach
    void mend() throws SQLException {
        execute("DROP TRIGGER IF EXISTS obstacle");
    }

    @Test
    void aWorkspaceThatCannotBeMadeForDeadlocksIsToBeAskedForAgain() throws SQLException {
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON workspace FOR EACH ROW IF NEW.name = 'unlucky' THEN " + LOSE
                + "; END IF");
        double before = retries();
        Api.as(Api.OPERATOR)
                .body(Map.of("name", "unlucky", "timezone", "UTC", "currency", "EUR"))
                .post("/v1/workspaces")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
        assertThat(retries() - before).isEqualTo(9);
    }

    @Test
    void soAreEventsForWhichThereAreNoKeys() throws SQLException {
        NewWorkspace workspace = Api.newWorkspace();
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON key_block FOR EACH ROW " + LOSE);
        Api.as(workspace.key())
                .body("{\"events\": [{\"id\": \"e1\", \"type\": \"contact.identified\", \"occurred_at\":"
                        + " \"2026-03-01T10:00:00Z\", \"contact\": {\"id\": \"ada\"}}]}")
                .post("/v1/events")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }

    /** Its transaction is not begun again. */
    @Test
    void soIsAKeyOfTheApi() throws SQLException {
        NewWorkspace workspace = Api.newWorkspace();
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON api_key FOR EACH ROW IF NEW.name = 'unlucky' THEN " + LOSE
                + "; END IF");
        Api.as(workspace.key())
                .body(Map.of("name", "unlucky", "scopes", new String[] {"read"}))
                .post("/v1/api-keys")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }

    private double retries() {
        return registry.get("touchstone.transaction.retries")
                .tag("cause", "deadlock")
                .counter()
                .count();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
