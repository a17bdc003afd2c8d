package io.touchstone.erasure;

import static io.touchstone.Api.as;
import static io.touchstone.erasure.People.wamid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.source.ContentIds;
import io.touchstone.source.hook.Hook;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids that are hashes over a number let it be found by trying all numbers: they go with whom they are about. */
@QuarkusTest
class ErasedHashesTest {

    /** As a delivery has it. */
    private static final String PHONE = "+16505551234";

    private static final String WAMID = wamid(PHONE, "9A3CA5B3D4CD6E67E7");

    @Inject
    AgroalDataSource database;

    @Inject
    Rebuilds rebuilds;

    private NewWorkspace workspace;

    @BeforeEach
    void haveAWorkspace() {
        workspace = Api.newWorkspace("UTC", "GBP");
    }

    private static Map<String, Object> event(String prefix, String type, String at, Object... fields) {
        Map<String, Object> event = new HashMap<>(Map.of("type", type, "occurred_at", "2026-03-03T" + at + ":00Z"));
        for (int i = 0; i < fields.length; i += 2) {
            event.put((String) fields[i], fields[i + 1]);
        }
        event.put("id", ContentIds.of(prefix, new TreeMap<>(event).toString()));
        return event;
    }

    private static List<Map<String, Object>> events() {
        Map<String, Object> ada = Map.of("phone", PHONE);
        Map<String, Object> shared = Map.of("phone", PHONE, "id", "till");
        return List.of(
                event("map", "contact.identified", "07:00", "contact", shared),
                event("sh_", "contact.identified", "07:00", "contact", shared),
                event(
                        "wa_",
                        "message.sent",
                        "08:00",
                        "message_id",
                        WAMID,
                        "contact",
                        ada,
                        "campaign_id",
                        "spring",
                        "ref",
                        "of-many"),
                event("wa_", "message.delivered", "08:01", "message_id", WAMID),
                event("wa_", "message.replied", "08:06", "message_id", WAMID, "kind", "quick_reply"),
                event("map", "message.clicked", "08:07", "ref", "of-many"),
                event(
                        "wap_00000000_",
                        "message.priced",
                        "08:01",
                        "message_id",
                        WAMID,
                        "cost",
                        Map.of("amount", "0.1", "currency", "GBP")),
                event(
                        "shr00000000_",
                        "purchase.placed",
                        "09:00",
                        "purchase_id",
                        "o-1",
                        "contact",
                        ada,
                        "amount",
                        "50",
                        "currency",
                        "GBP"));
    }

    private JsonNode send(List<Map<String, Object>> events) throws IOException {
        Response answer = as(workspace.key()).body(Map.of("events", events)).post("/v1/events");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new JsonMapper().readTree(answer.asString());
    }

    private void erase() {
        as(workspace.key())
                .body(Map.of("contact", Map.of("phone", PHONE)))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200);
    }

    private List<String> traces(Collection<String> ids) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Traces(ids).in(connection);
        }
    }

    private static List<String> ids(List<Map<String, Object>> events) {
        return events.stream().map(event -> (String) event.get("id")).toList();
    }

    private void shareIdentity() {
        People.share(workspace, rebuilds, "till");
    }

    @Test
    void hashesOfThePersonGoAndRepetitionsAreDuplicates() throws Exception {
        shareIdentity();
        send(events());
        assertThat(traces(ids(events()))).isNotEmpty();

        erase();

        assertThat(traces(ids(events()))).isEmpty();
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(send(events()).path("duplicates").asInt()).isEqualTo(events().size());
        assertThat(traces(ids(events()))).isEmpty();
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whatIsToldLateIsStoredUnderNoHashEitherAndStoredOnce() throws Exception {
        send(events());
        erase();

        List<Map<String, Object>> late =
                List.of(event("wa_", "message.replied", "08:40", "message_id", WAMID, "kind", "quick_reply"));
        assertThat(send(late).path("accepted").asInt()).isEqualTo(1);
        assertThat(send(late).path("duplicates").asInt()).isEqualTo(1);

        assertThat(traces(ids(late))).isEmpty();
        assertThat(Worlds.get(workspace.key(), "/v1/campaigns/spring", Map.of("period", "all_time"))
                        .at("/kpis/responses")
                        .asInt())
                .isEqualTo(2);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whatIsKnownOfDeliveriesNamesNoHashAndTheirPricesAreToldOnce() throws Exception {
        as(workspace.key())
                .body("{\"effective_from\": \"2025-06-01\", \"rates\": ["
                        + "{\"market\": \"North America\", \"category\": \"marketing\", \"price\": \"0.025\"}]}")
                .put("/v1/rate-cards/GBP")
                .then()
                .statusCode(200);
        Hook hook = Hook.of(workspace.key());
        List<String> bodies = List.of(priced("sent", "1748822400"), priced("delivered", "1748822401"));
        bodies.forEach(body -> hook.deliver(body).then().statusCode(200));
        List<String> ids = eventIds(hook);
        assertThat(ids).anyMatch(id -> id.startsWith("wap_")).anyMatch(id -> id.startsWith("wa_"));
        String cost = kpi("cost");

        erase();

        assertThat(traces(ids)).isEmpty();
        bodies.forEach(body -> hook.deliver(body).then().statusCode(200));
        hook.deliver(priced("read", "1748822402")).then().statusCode(200);
        assertThat(eventIds(hook)).doesNotContainAnyElementsOf(ids);
        assertThat(traces(ids)).isEmpty();
        JsonNode again = deliveries(hook).path("data");
        assertThat(again.get(0).path("accepted").asInt()).isEqualTo(1);
        assertThat(again.get(1).path("accepted").asInt()).isZero();
        assertThat(again.get(2).path("accepted").asInt()).isZero();
        assertThat(kpi("cost")).isEqualTo(cost).isNotEqualTo("0.0");
        as(workspace.key())
                .body(Map.of("from", "2025-06-01", "to", "2025-06-05"))
                .post("/v1/rate-cards/GBP/reprice")
                .then()
                .statusCode(200);
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("SELECT COUNT(*) FROM event WHERE type = 3 AND workspace_id = "
                        + WorkspaceId.parse(workspace.id()).orElseThrow().value())) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        Numbers.assertAuditIsClean(workspace.key());
    }

    private static String priced(String state, String timestamp) {
        return Hook.status(WAMID, state, timestamp)
                .replace(
                        "\"recipient_id\"",
                        "\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"regular\",\"category\":\"marketing\"},\"recipient_id\"");
    }

    private String kpi(String name) {
        return Worlds.get(workspace.key(), "/v1/performance", Map.of("period", "all_time"))
                .at("/kpis/" + name)
                .asText();
    }

    private JsonNode deliveries(Hook hook) {
        return Worlds.get(workspace.key(), "/v1/connections/" + hook.id() + "/deliveries", Map.of());
    }

    private List<String> eventIds(Hook hook) {
        List<String> ids = new ArrayList<>();
        deliveries(hook)
                .path("data")
                .forEach(delivery -> delivery.path("parts")
                        .forEach(part -> ids.add(part.path("event_id").asText())));
        ids.removeIf(String::isEmpty);
        return ids;
    }
}
