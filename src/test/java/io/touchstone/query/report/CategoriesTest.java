package io.touchstone.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A category has one row and one name, however it was spelt and whenever it came. */
@QuarkusTest
class CategoriesTest {

    private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
    private static final Map<String, Object> DAY =
            Map.of("from", "2025-03-03", "to", "2025-03-03", "metrics", "sent,read", "dimensions", "category");

    @Inject
    AgroalDataSource database;

    @Test
    void spellingsOfACategoryAreOne() {
        String key = Api.newWorkspace().key();
        send(
                key,
                "MARKETING",
                "marketing",
                "Marketing",
                "authentication-international",
                "Authentication_International",
                null);
        assertThat(rows(key)).containsExactly("authentication_international 2", "marketing 3", "null 1");
    }

    @Test
    void thoseOfSourcesFromBeforeThereWasOneSpellingAreTheSame() throws SQLException {
        NewWorkspace workspace = Api.newWorkspace();
        NewWorkspace other = Api.newWorkspace();
        for (NewWorkspace each : List.of(workspace, other)) {
            send(each.key(), "marketing", "old_1", "old_2", "authentication_international", "old_3");
        }
        store(workspace, "old_1", "MARKETING");
        store(workspace, "old_2", "Marketing");
        store(workspace, "old_3", "authentication-international");
        assertThat(rows(workspace.key())).containsExactly("authentication_international 2", "marketing 3");
        assertThat(pages(workspace.key())).containsExactly("authentication_international 2", "marketing 3");
        assertThat(rows(other.key()))
                .containsExactly("authentication_international 1", "marketing 1", "old_1 1", "old_2 1", "old_3 1");
        JsonNode message = Worlds.get(workspace.key(), "/v1/messages/m1", Map.of());
        assertThat(message.path("category").asText()).isEqualTo("marketing");
        assertThat(message.at("/events/0/category").asText()).isEqualTo("marketing");
        send(workspace.key(), "x", "x", "x", "x", "x", "MARKETING");
        assertThat(rows(workspace.key())).containsExactly("authentication_international 2", "marketing 4");
    }

    /** A message for each, {@code m0} first; those that are there already stay as they are. */
    private static void send(String key, @Nullable String... categories) {
        List<Event> events = new ArrayList<>();
        for (String category : categories) {
            String message = "m" + events.size();
            events.add(new Event.MessageSent(
                    message,
                    NOON,
                    message,
                    new ContactReference("ada", null, null, null, null),
                    new Source.OfCampaign("spring"),
                    null,
                    category,
                    null));
        }
        Worlds.send(key, events, true);
    }

    /** As a build stored it that took categories as they came. */
    private void store(NewWorkspace workspace, String category, String spelling) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE source SET category = ? WHERE workspace_id = ? AND category = ?")) {
            update.setBytes(1, spelling.getBytes(StandardCharsets.UTF_8));
            update.setLong(2, WorkspaceId.parse(workspace.id()).orElseThrow().value());
            update.setBytes(3, category.getBytes(StandardCharsets.UTF_8));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static List<String> rows(String key) {
        List<String> rows = new ArrayList<>();
        Worlds.get(key, "/v1/report", DAY).path("data").forEach(row -> rows.add(text(row)));
        return rows;
    }

    private static List<String> pages(String key) {
        return Worlds.pages(key, "/v1/report", Worlds.with(DAY, "limit", 1)).stream()
                .map(CategoriesTest::text)
                .toList();
    }

    private static String text(JsonNode row) {
        return row.path("category").asText() + " " + row.path("sent").asText();
    }
}
