package io.touchstone.control.workspace;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.health.WhileSchemaIsBehind;
import io.touchstone.sql.Outage;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes a tenant and all that is its own. It goes first, under the last lock that a transaction takes which writes its data: those that
 * are under way then fail as theirs is gone, and none begins. Then its keys and everything else go in chunks, each committed by
 * itself, so that no transaction grows with the tenant. What breaks off, and the few rows that are written without that lock, are swept
 * away later.
 */
@ApplicationScoped
public class WorkspaceDeletion {

    /** Every table with a {@code workspace_id}, in the order of deletion, keys first. A test compares it with the schema. */
    static final List<String> TABLES = List.of(
            "api_key",
            "access_log",
            "key_block",
            "surrogate",
            "event",
            "event_attribute",
            "contact",
            "identity",
            "identity_link",
            "shared_identity",
            "answer",
            "source",
            "message",
            "ref_message",
            "ref_click",
            "touch",
            "purchase",
            "credit",
            "rollup_message",
            "rollup_credit",
            "rollup_day",
            "rollup_purchase",
            "data_version",
            "rebuild",
            "credit_rebuild",
            "retention_sweep",
            "campaign",
            "flow",
            "flow_node",
            "flow_edge",
            "source_connection",
            "delivery",
            "intake_tally",
            "link_click",
            "link_segment",
            "rate_card",
            "priced_message",
            "paid_money",
            "erasure",
            "erased_identity",
            "erased_id");

    private static final int CHUNK_ROWS = 5_000;

    /** Longer than any transaction takes that began before. */
    private static final Duration SWEPT_FOR = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(WorkspaceDeletion.class);

    private final AgroalDataSource database;
    private final Transactions transactions;
    private final Workspaces workspaces;
    private final InstantSource clock;

    WorkspaceDeletion(
            AgroalDataSource database, Transactions transactions, Workspaces workspaces, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Whether there was anything to delete. */
    public boolean delete(WorkspaceId id) {
        boolean known = transactions.write(id, this::close);
        return deleteRows(id) > 0 || known;
    }

    private boolean close(Tenant tenant) {
        WorkspaceId id = tenant.workspace();
        if (workspaces.lock(id).isEmpty()) {
            return false;
        }
        DataVersionStore.incrementAll(tenant);
        DeletedWorkspaceEntity deleted = new DeletedWorkspaceEntity();
        deleted.id = id.value();
        deleted.deletedAt = clock.millis();
        deleted.persist();
        return WorkspaceEntity.deleteById(id.value());
    }

    @Scheduled(
            every = "60s",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileSchemaIsBehind.class)
    void sweepEach() {
        Outage.tolerate(LOG, "Sweeping after deleted workspaces", this::sweep);
    }

    /** Deletes what is there of tenants that are gone, and forgets them once nothing more can come. */
    void sweep() {
        List<DeletedWorkspaceEntity> all =
                QuarkusTransaction.requiringNew().call(() -> DeletedWorkspaceEntity.listAll());
        for (DeletedWorkspaceEntity deleted : all) {
            long rows = deleteRows(new WorkspaceId(deleted.id));
            if (rows == 0 && deleted.deletedAt < clock.millis() - SWEPT_FOR.toMillis()) {
                QuarkusTransaction.requiringNew().run(() -> DeletedWorkspaceEntity.deleteById(deleted.id));
            }
        }
    }

    private long deleteRows(WorkspaceId id) {
        try (Connection connection = database.getConnection()) {
            long deleted = 0;
            for (String table : TABLES) {
                deleted += deleteRows(connection, "DELETE FROM " + table + " WHERE workspace_id = ? LIMIT ?", id);
            }
            return deleted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long deleteRows(Connection connection, String sql, WorkspaceId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id.value());
            statement.setInt(2, CHUNK_ROWS);
            long all = 0;
            int chunk;
            do {
                chunk = statement.executeUpdate();
                all += chunk;
            } while (chunk == CHUNK_ROWS);
            return all;
        }
    }
}
