package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events that were stored before e-mails were identities and phones had one form. */
@QuarkusTest
class FormerEventsTest {

    private static final String OLD_SPELLING = "+551171234567";
    private static final long OLD_PHONE = 900_000;

    /** As such events were stored, here those that name the phone. */
    private static final List<String> AS_BEFORE = List.of(
            "INSERT INTO surrogate (workspace_id, kind, id, surrogate_key) VALUES ({id}, 4, '" + OLD_SPELLING
                    + "', 900000)",
            "UPDATE event_attribute SET phone = NULL, identity_key = 900000 WHERE workspace_id = {id} AND phone IS NOT NULL",
            "UPDATE identity SET identity_key = 900000, value = '" + OLD_SPELLING
                    + "', spelling = NULL, first_named_at = 9223372036854775807 WHERE workspace_id = {id} AND kind = 4",
            "DELETE FROM identity WHERE workspace_id = {id} AND kind = 9",
            "UPDATE event SET contact_phone_key = 900000, contact_email_key = NULL"
                    + " WHERE workspace_id = {id} AND contact_phone_key IS NOT NULL",
            "DELETE FROM identity_link WHERE workspace_id = {id}");

    @Inject
    AgroalDataSource database;

    @Inject
    Rebuilds rebuilds;

    @Test
    void joinWhoeverThoseOfTodayJoinOnceTheyHaveBeenRebuilt() throws SQLException {
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        History history = History.inPounds()
                .identified(contact(OLD_SPELLING, "Ada@shop.example"), "2025-03-03T07:00:00Z")
                .sent("spring", "m1", contact(OLD_SPELLING, null), "2025-03-03T08:00:00Z")
                .read("m1", "2025-03-03T09:00:00Z");
        history.sendTo(workspace.key());
        execute(workspace, AS_BEFORE);

        Api.as(workspace.key()).post("/v1/rebuild").then().statusCode(202);
        while (Worlds.get(workspace.key(), "/v1/rebuild", Map.of())
                .path("rebuilding")
                .asBoolean()) {
            rebuilds.run(WorkspaceId.parse(workspace.id()).orElseThrow());
        }
        history.bought("p1", contact(null, "ada@shop.example"), "2025-03-03T10:00:00Z", "10.00")
                .bought("p2", contact("+5511971234567", null), "2025-03-03T11:00:00Z", "5.00")
                .sendTo(workspace.key());

        assertThat(Worlds.get(workspace.key(), "/v1/performance", Map.of("period", "all_time"))
                        .at("/kpis/revenue")
                        .asText())
                .isEqualTo("15");
        assertThat(Worlds.get(workspace.key(), "/v1/purchases/p1", Map.of())
                        .at("/contact/phone")
                        .asText())
                .isEqualTo(OLD_SPELLING);
        assertThat(count(
                        workspace,
                        "SELECT COUNT(*) FROM identity WHERE workspace_id = {id} AND identity_key = " + OLD_PHONE))
                .isZero();
        Numbers.assertAuditIsClean(workspace.key());
    }

    private static ContactReference contact(@Nullable String phone, @Nullable String email) {
        return new ContactReference(null, phone, null, null, email);
    }

    private void execute(NewWorkspace workspace, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                assertThat(sql.executeUpdate(of(workspace, statement)))
                        .as(statement)
                        .isPositive();
            }
        }
    }

    private long count(NewWorkspace workspace, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(of(workspace, query))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String of(NewWorkspace workspace, String sql) {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        return sql.replace("{id}", Long.toString(id));
    }
}
