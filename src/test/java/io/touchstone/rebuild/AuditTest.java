package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.reference.RandomWorld;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what is derived is found, and made right again from the events. */
@QuarkusTest
class AuditTest {

    private static final RandomWorld WORLD = RandomWorld.of(8_000, 20);

    @Inject
    AgroalDataSource database;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "MESSAGE  | UPDATE message SET clicks = clicks + 1",
                "MESSAGE  | UPDATE message SET cost = cost + 0.000001",
                "MESSAGE  | UPDATE message SET sent_at = sent_at + 86400000",
                "MESSAGE  | UPDATE message SET delivered_at = NULL",
                "MESSAGE  | UPDATE message SET read_receipt = NOT read_receipt",
                "MESSAGE  | UPDATE message SET stage = 6 - stage",
                "MESSAGE  | DELETE FROM message",
                "MESSAGE  | UPDATE message SET sent_fallback = NOT sent_fallback",
                "MESSAGE  | UPDATE message SET ref = NULL",
                "MESSAGE  | UPDATE message SET ref_clicks = ref_clicks + 1",
                "MESSAGE  | UPDATE ref_click SET message_key = NULL",
                "MESSAGE  | UPDATE ref_click SET message_key = 1",
                "MESSAGE  | UPDATE ref_click SET machine = NOT machine",
                "MESSAGE  | UPDATE ref_click SET event_key = event_key + 1",
                "MESSAGE  | UPDATE ref_click SET clicked_at = clicked_at + 1",
                "MESSAGE  | DELETE FROM ref_click",
                "MESSAGE  | UPDATE ref_message SET sent_at = sent_at + 1",
                "MESSAGE  | DELETE FROM ref_message",
                "PURCHASE | UPDATE purchase SET refunded = refunded + 0.01",
                "PURCHASE | UPDATE purchase SET cancelled = NOT cancelled",
                "PURCHASE | DELETE FROM purchase",
                "CONTACT  | UPDATE identity SET name = NULL, name_at = NULL, name_event_id = NULL",
                "CONTACT  | UPDATE identity SET email = 'other', email_at = 1, email_event_id = 'x'",
                "CONTACT  | UPDATE identity SET contact_key = 1",
                "CONTACT  | DELETE FROM identity_link",
                "CONTACT  | UPDATE identity_link SET event_key = event_key + 1",
                "CONTACT  | UPDATE identity SET first_named_at = first_named_at + 1",
                "CONTACT  | DELETE FROM identity",
                "TOUCH    | DELETE FROM touch",
                "TOUCH    | UPDATE touch SET strength = 4 - strength",
                "TOUCH    | UPDATE touch SET touched_at = touched_at - 1",
                "CREDIT   | DELETE FROM credit",
                "CREDIT   | UPDATE credit SET step = step + 1",
                "CREDIT   | UPDATE purchase SET journey = x'01'",
                "ROLLUP   | UPDATE rollup_message SET was_read = was_read + 1",
                "ROLLUP   | UPDATE rollup_message SET interacted_unread = interacted_unread + 1",
                "ROLLUP   | DELETE FROM rollup_message",
                "ROLLUP   | UPDATE rollup_credit SET refunds = refunds + 0.01",
                "ROLLUP   | UPDATE rollup_day SET numbers = ''",
                "ROLLUP   | UPDATE rollup_purchase SET purchases = purchases - 1",
            })
    void damageIsFoundAndARebuildHealsIt(String subject, String damage) throws SQLException {
        NewWorkspace workspace = newWorld();
        damage(workspace, damage);
        JsonNode report = Worlds.get(workspace.key(), "/v1/audit", Map.of());
        assertThat(report.path("found"))
                .extracting(row -> row.path("subject").asText())
                .contains(subject.toLowerCase(Locale.ROOT));

        rebuild(workspace, "");
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM credit",
                "UPDATE credit SET step = step + 1",
                "DELETE FROM rollup_credit",
                "UPDATE rollup_day SET numbers = ''",
                "UPDATE rollup_message SET sent = sent + 1",
            })
    void damageToCreditsAndSumsIsHealedFromFacts(String damage) throws SQLException {
        NewWorkspace workspace = newWorld();
        damage(workspace, damage);
        rebuild(workspace, "?origin=facts");
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @Test
    void aRebuildStartsFromEventsOrFacts() {
        Api.as(newWorld().key())
                .post("/v1/rebuild?origin=credits")
                .then()
                .statusCode(400)
                .body("detail", containsString("events, facts"));
    }

    @Test
    void twoPeopleWhoStandAsOneAreFound() throws SQLException {
        NewWorkspace workspace = newWorld();
        damage(workspace, "UPDATE identity SET contact_key = 1");
        assertThat(Worlds.get(workspace.key(), "/v1/audit", Map.of()).path("found"))
                .extracting(row -> row.path("detail").asText())
                .contains("two people as one contact");
    }

    /** As two writers at once leave it. */
    @Test
    void aTouchThatTwoContactsHaveIsOneOnceTheyAreFoundToBeOne() throws SQLException {
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        List<Event> events = History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .bought("p1", "ben", "2025-03-03T12:00:00Z", "10.00")
                .same("ada", "ben", "2025-03-03T11:00:00Z")
                .events();
        Worlds.send(workspace.key(), events.subList(0, 3), true);
        damage(workspace, """
                INSERT INTO touch (workspace_id, contact_key, touched_at, event_key, message_key, strength)
                SELECT touch.workspace_id, ben.contact_key, touched_at, event_key, message_key, strength FROM touch
                JOIN contact AS ben ON ben.workspace_id = touch.workspace_id AND ben.contact_key <> touch.contact_key
                """, "touch.workspace_id");

        Worlds.send(workspace.key(), events.subList(3, 4), true);
        assertThat(Worlds.get(workspace.key(), "/v1/audit", Map.of()).path("found"))
                .isEmpty();
    }

    @Test
    void ofSoundDataARebuildChangesNoNumber() {
        NewWorkspace workspace = newWorld();
        rebuild(workspace, "");
        Numbers.assertAsIn(workspace.key(), WORLD.reference(), new Random(1));
    }

    @Test
    void theReportCountsWhatItRead() {
        JsonNode report = Worlds.get(newWorld().key(), "/v1/audit", Map.of());
        assertThat(report.path("events").asInt()).isEqualTo(WORLD.events().size());
        assertThat(report.path("differences").asInt()).isZero();
    }

    private static NewWorkspace newWorld() {
        NewWorkspace workspace =
                Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        Worlds.send(workspace.key(), WORLD.events(), true);
        return workspace;
    }

    private void damage(NewWorkspace workspace, String statement) throws SQLException {
        damage(workspace, statement, "workspace_id");
    }

    private void damage(NewWorkspace workspace, String statement, String condition) throws SQLException {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement + " WHERE " + condition + " = " + id))
                    .isPositive();
        }
    }

    private static void rebuild(NewWorkspace workspace, String query) {
        Api.as(workspace.key()).post("/v1/rebuild" + query).then().statusCode(202);
        JsonNode settings;
        do {
            settings = Worlds.get(workspace.key(), "/v1/settings", Map.of());
        } while (settings.path("rebuilding").asBoolean());
    }
}
