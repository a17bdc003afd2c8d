package io.touchstone.control.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkspaceDeletionTest {

    @Inject
    AgroalDataSource database;

    @Test
    void deletesFromEveryTableThatKnowsWorkspaces() throws SQLException {
        assertThat(WorkspaceDeletion.TABLES).containsExactlyInAnyOrderElementsOf(select("""
                                SELECT table_name FROM information_schema.columns
                                WHERE table_schema = DATABASE() AND column_name = 'workspace_id'
                                """));
    }

    @Test
    void everyKeyAndIndexStartsWithTheWorkspace() throws SQLException {
        assertThat(select("""
                SELECT CONCAT(table_name, '.', index_name) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND seq_in_index = 1 AND table_name <> 'flyway_schema_history'
                AND column_name <> CASE table_name WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END
                """)).isEmpty();
    }

    private List<String> select(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
