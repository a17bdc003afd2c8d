package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.reference.RandomWorld;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Rows as they are left where locks of one writer do not hold for another one: each decided by what it saw, so that of some rows one
 * decision is missing, of others both are there, and others are of before. Here by SQL; the audit tells, and a rebuild heals.
 */
@QuarkusTest
class TwoWritersTest {

    private static final RandomWorld WORLD = RandomWorld.of(8_600, 40);

    /** @param found what the audit calls it */
    record Damage(String found, String what, String statement) {

        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Damage> DAMAGES = List.of(
            new Damage("message", "a read that the other one wrote over", """
                    UPDATE message SET read_at = NULL WHERE workspace_id = {id} AND read_at IS NOT NULL AND message_key % 2 = 0
                    """),
            new Damage("message", "clicks that both counted", """
                    UPDATE message SET clicks = clicks + 1 WHERE workspace_id = {id} AND message_key % 2 = 1
                    """),
            new Damage("message", "a message whose row was lost", """
                    DELETE FROM message WHERE workspace_id = {id} AND message_key % 3 = 0
                    """),
            new Damage("purchase", "a refund that both took off", """
                    UPDATE purchase SET refunded = refunded + 1 WHERE workspace_id = {id} AND purchase_key % 2 = 0
                    """),
            new Damage("purchase", "a purchase whose row was lost", """
                    DELETE FROM purchase WHERE workspace_id = {id} AND purchase_key % 3 = 0
                    """),
            new Damage("touch", "touches that were lost", """
                    DELETE FROM touch WHERE workspace_id = {id} AND event_key % 2 = 0
                    """),
            new Damage("touch", "touches of before and after a merge", """
                    INSERT IGNORE INTO touch
                    SELECT workspace_id, (SELECT MIN(contact_key) FROM contact WHERE workspace_id = {id}), touched_at, event_key,
                      message_key, strength FROM touch WHERE workspace_id = {id}
                    """),
            new Damage("credit", "credits that were lost", """
                    DELETE FROM credit WHERE workspace_id = {id} AND purchase_key % 2 = 0
                    """),
            new Damage("credit", "credits of a touch that is no longer the latest", """
                    UPDATE credit SET touched_at = touched_at - 60000 WHERE workspace_id = {id} AND purchase_key % 2 = 1
                    """),
            new Damage("credit", "credits where there should be none", """
                    INSERT IGNORE INTO credit
                    SELECT purchase.workspace_id, purchase_key, 1, 1, message_key, source_key, sent_at, sent_at, 1, 1, 0
                    FROM purchase JOIN message ON message.workspace_id = purchase.workspace_id AND source_key IS NOT NULL
                    WHERE purchase.workspace_id = {id}
                    """),
            new Damage("rollup", "messages that both counted", """
                    UPDATE rollup_message SET sent = sent + 1 WHERE workspace_id = {id} AND bucket % 2 = 0
                    """),
            new Damage("rollup", "conversions that nobody counted", """
                    DELETE FROM rollup_credit WHERE workspace_id = {id} AND bucket % 2 = 0
                    """),
            new Damage("rollup", "totals that both counted", """
                    UPDATE rollup_purchase SET purchases = purchases * 2, amount = amount * 2 WHERE workspace_id = {id}
                    """));

    @Inject
    AgroalDataSource database;

    @ParameterizedTest(name = "{0}")
    @FieldSource("DAMAGES")
    void isFoundAndHealed(Damage damage) throws SQLException {
        NewWorkspace workspace = newWorld();
        execute(workspace, damage);
        assertThat(audit(workspace).path("found"))
                .extracting(row -> row.path("subject").asText())
                .contains(damage.found());

        rebuild(workspace);
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    /** Nothing of one hides another one, and what heals one leaves none of another. */
    @Test
    void allAtOnceIsFoundAndHealed() throws SQLException {
        NewWorkspace workspace = newWorld();
        for (Damage damage : DAMAGES) {
            execute(workspace, damage);
        }
        assertThat(audit(workspace).path("found"))
                .extracting(row -> row.path("subject").asText())
                .contains("message", "purchase", "touch", "credit", "rollup");

        rebuild(workspace);
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
        assertThat(audit(workspace).path("differences").asInt()).isZero();
    }

    private static NewWorkspace newWorld() {
        NewWorkspace workspace =
                Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        Worlds.send(workspace.key(), WORLD.events(), true);
        return workspace;
    }

    private void execute(NewWorkspace workspace, Damage damage) throws SQLException {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(damage.statement().replace("{id}", Long.toString(id))))
                    .isPositive();
        }
    }

    private static JsonNode audit(NewWorkspace workspace) {
        return Worlds.get(workspace.key(), "/v1/audit", Map.of());
    }

    private static void rebuild(NewWorkspace workspace) {
        Api.as(workspace.key()).post("/v1/rebuild").then().statusCode(202);
        JsonNode settings;
        do {
            settings = Worlds.get(workspace.key(), "/v1/settings", Map.of());
        } while (settings.path("rebuilding").asBoolean());
    }
}
