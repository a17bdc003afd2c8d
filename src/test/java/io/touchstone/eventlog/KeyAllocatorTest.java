package io.touchstone.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.sql.AnySql;
import io.touchstone.sql.DatabaseException;
import io.touchstone.sql.PrimaryState;
import io.touchstone.sql.Row;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys after a fail-over to a server that lacks the last transactions of the one before, of two workspaces beside each other. */
@QuarkusTest
class KeyAllocatorTest {

    private static final String EVENT = """
            {"events": [{"id": "%1$s", "type": "message.sent", "occurred_at": "2026-03-01T10:00:00Z", "message_id": "%1$s",
             "contact": {"id": "%1$s"}, "campaign_id": "campaign"}]}
            """;

    @Inject
    Transactions transactions;

    @Inject
    PrimaryState primary;

    private NewWorkspace workspace;
    private WorkspaceId id;
    private NewWorkspace beside;

    @BeforeEach
    void storeEvents() {
        workspace = Api.newWorkspace();
        beside = Api.newWorkspace();
        id = WorkspaceId.parse(workspace.id()).orElseThrow();
        send(workspace, "first");
        send(beside, "first");
    }

    @Test
    void keysThatRowsHaveBeyondTheMarkAreSkipped() {
        loseTheMark();
        assertThat(newInstance().reserve(id, 10).first()).isGreaterThan(greatestKey());
    }

    @Test
    void theNextInstanceGoesOnWhereTheFirstLeftOff() {
        loseTheMark();
        ReservedKeys skipped = newInstance().reserve(id, 10);
        assertThat(newInstance().reserve(id, 10).first()).isBetween(skipped.first() + 10, skipped.first() + 200_000);
    }

    @Test
    void nothingIsSkippedWhereTheMarkIsRight() {
        long mark = mark();
        assertThat(newInstance().reserve(id, 10).first()).isEqualTo(mark);
    }

    @Test
    void theMarkOfAnotherWorkspaceStays() {
        long before = mark(WorkspaceId.parse(beside.id()).orElseThrow());
        loseTheMark();
        newInstance().reserve(id, 10);
        assertThat(mark(WorkspaceId.parse(beside.id()).orElseThrow())).isEqualTo(before);
    }

    /** The server that answers next may not know of it. */
    @Test
    void aBlockIsDealtOutNoFurtherOnceConnectionsWereLost() {
        KeyAllocator instance = newInstance();
        instance.reserve(id, 10);
        long mark = mark();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> transactions.statement(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1053");
                    }
                }));
        assertThat(instance.reserve(id, 10).first()).isEqualTo(mark);
    }

    /** One that starts, and has no block yet. */
    private KeyAllocator newInstance() {
        return new KeyAllocator(transactions, primary);
    }

    private void loseTheMark() {
        transactions.statement(connection ->
                AnySql.update(connection, "UPDATE key_block SET next_key = 0 WHERE workspace_id = ?", id.value()));
    }

    private long mark() {
        return mark(id);
    }

    private long mark(WorkspaceId of) {
        return number("SELECT next_key FROM key_block WHERE workspace_id = ?", of);
    }

    private long greatestKey() {
        return number("SELECT MAX(surrogate_key) FROM surrogate WHERE workspace_id = ?", id);
    }

    private long number(String sql, WorkspaceId of) {
        List<Long> found = transactions.statement(connection -> AnySql.query(connection, sql, Row::number, of.value()));
        return found.getFirst();
    }

    private static void send(NewWorkspace to, String id) {
        Api.as(to.key()).body(EVENT.formatted(id)).post("/v1/events").then().statusCode(200);
    }
}
