package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InsertNewTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(7);

    @Inject
    Transactions transactions;

    @BeforeEach
    void createTable() {
        transactions.statement(connection -> execute(
                connection,
                "CREATE TABLE small (workspace_id BIGINT, number BIGINT, code VARCHAR(3) NOT NULL,"
                        + " PRIMARY KEY (workspace_id, number))"));
    }

    @AfterEach
    void dropTable() {
        transactions.statement(connection -> execute(connection, "DROP TABLE small"));
    }

    @Test
    void rowsWhoseKeyIsTakenAreLeftOut() {
        assertThat(insert("one", "two")).isEqualTo(2);
        assertThat(insert("ONE", "TWO", "SIX")).isEqualTo(1);
        assertThat(codes()).containsExactly("one", "two", "SIX");
    }

    @Test
    void aValueThatTheServerWouldCutFailsAndIsRolledBack() {
        assertThatThrownBy(() -> insert("one", "three")).hasStackTraceContaining("Data truncated for column 'code'");
        assertThat(codes()).isEmpty();
    }

    /** Numbers them from 1. */
    private int insert(String... codes) {
        return transactions.write(WORKSPACE, tenant -> {
            int[] number = new int[1];
            return tenant.insertNew(
                    "INSERT IGNORE INTO small (workspace_id, number, code) VALUES (:workspace, ?, ?)",
                    List.of(codes),
                    (parameters, code) -> parameters.add(++number[0]).addText(code));
        });
    }

    private List<String> codes() {
        return transactions.statement(
                WORKSPACE,
                tenant -> tenant.query(
                        "SELECT code FROM small WHERE workspace_id = :workspace ORDER BY number", Row::text));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
