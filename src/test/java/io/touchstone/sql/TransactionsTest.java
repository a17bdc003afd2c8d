package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionsTest {

    @Inject
    Transactions transactions;

    @BeforeEach
    void createTable() {
        elsewhere("CREATE TABLE altered (workspace_id BIGINT NOT NULL PRIMARY KEY)");
    }

    @AfterEach
    void dropTable() {
        elsewhere("DROP TABLE altered");
    }

    @Test
    void aReadBeginsAgainWhenAnUpgradeAltersATableAfterItsSnapshot() {
        AtomicInteger tries = new AtomicInteger();
        transactions.read(connection -> {
            // The first table that is read makes the snapshot.
            execute(connection, "SELECT COUNT(*) FROM workspace");
            if (tries.incrementAndGet() == 1) {
                elsewhere("ALTER TABLE altered ADD COLUMN more BIGINT NULL, ADD KEY more (workspace_id, more)");
            }
            return execute(connection, "SELECT COUNT(*) FROM altered");
        });
        assertThat(tries).hasValue(2);
    }

    private void elsewhere(String sql) {
        transactions.statement(connection -> execute(connection, sql));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
