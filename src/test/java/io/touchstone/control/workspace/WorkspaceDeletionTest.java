package io.touchstone.control.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkspaceDeletionTest {

    private static final int SENDERS = 6;

    @Inject
    AgroalDataSource database;

    @Inject
    WorkspaceDeletion deletion;

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
                AND column_name <> CASE WHEN table_name IN ('workspace', 'deleted_workspace') THEN 'id' ELSE 'workspace_id' END
                """)).isEmpty();
    }

    @RepeatedTest(5)
    void whatIsBeingStoredMeanwhileGoesToo() throws Exception {
        NewWorkspace workspace = Api.newWorkspace();
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        CountDownLatch begun = new CountDownLatch(SENDERS);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> senders.submit(() -> sendUntilGone(workspace, sender, begun)))
                    .toList();
            begun.await();
            Api.as(Api.OPERATOR)
                    .delete("/v1/workspaces/" + workspace.id())
                    .then()
                    .statusCode(204);
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(401);
            }
        }
        deletion.sweep();
        for (String table : WorkspaceDeletion.TABLES) {
            assertThat(select("SELECT COUNT(*) FROM " + table + " WHERE workspace_id = " + id.value()))
                    .as(table)
                    .containsExactly("0");
        }
    }

    private static int sendUntilGone(NewWorkspace workspace, int sender, CountDownLatch begun) {
        for (int batch = 0; ; batch++) {
            History history = History.inPounds();
            for (int i = 0; i < 20; i++) {
                String name = sender + "-" + batch + "-" + i;
                history.campaignSent("spring", "m" + name, "c" + name, "2025-03-03T09:00:00Z")
                        .read("m" + name, "2025-03-03T10:00:00Z")
                        .bought("p" + name, "c" + name, "2025-03-03T11:00:00Z", "10.00");
            }
            int status = Worlds.post(workspace.key(), history.events(), true).statusCode();
            begun.countDown();
            if (status != 200) {
                return status;
            }
        }
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
