package io.touchstone.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.openapi.ApiDescription.Operation;
import io.touchstone.source.hook.Hook;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that a caller without {@code read_contacts} can get, searched for what tells who somebody is. */
@QuarkusTest
class ReadersTest {

    private static final ApiDescription DESCRIPTION = ApiDescription.ofTheRepository();

    private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
    private static final Map<String, Object> DAYS = Map.of("from", "2025-03-03", "to", "2025-03-09");

    /** In every id and text that must not be shown. */
    private static final String CANARY = "canary";

    /** Of the phone number, but for the country code and what may be shown. */
    private static final String DIGITS = "6123456";

    private static final Pattern CURSOR = Pattern.compile("(?:cursor=|\"next_cursor\":\")([A-Za-z0-9_-]+)");

    @Inject
    AgroalDataSource database;

    private NewWorkspace workspace = new NewWorkspace("", "");
    private String reader = "";
    private String connection = "";
    private String link = "";
    private final List<Response> answers = new ArrayList<>();

    @BeforeEach
    void fill() {
        workspace = Api.newWorkspace();
        ContactReference person =
                new ContactReference("canary-1", "+33612345678", "canary.wa", "Canary Zoe", "canary@shop.example");
        List<Event> events = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String message = "wamid.canary+33612345678-" + i;
            String event = "canary-" + message + "-";
            Instant at = NOON.plusSeconds(i);
            Source source = i == 2 ? new Source.OfFlowNode("welcome", "n1") : new Source.OfCampaign("spring");
            events.addAll(List.of(
                    new Event.MessageSent(event + "sent", at, message, person, source, null, null, "hello"),
                    new Event.MessageRead(event + "read", at, message),
                    new Event.MessageReplied(event + "reply", at, message, ReplyKind.QUICK_REPLY, "Yes, Canary"),
                    new Event.MessageClicked(
                            event + "click", at, message, "https://shop.example/canary?c=canary", false),
                    new Event.MessageFailed(event + "failed", at, message, "131026", "+33612345678 is no Canary"),
                    new Event.ContactOptedOut(event + "out", at, person, message),
                    new Event.PurchasePlaced(
                            event + "placed", at.plusSeconds(60), "order-" + i, person, pounds(), "#1", false)));
        }
        events.add(new Event.MessageFailed("canary-stub", NOON, "wamid.canary-stub", "1", "Canary"));
        Worlds.send(workspace.key(), events, true);
        Hook hook = Hook.of(workspace.key());
        hook.deliver(Hook.body("""
                        'contacts':[{'profile':{'name':'Canary Zoe'},'wa_id':'33612345678'}],'messages':[{'from':'33612345678',
                        'id':'wamid.canary','timestamp':'1741003200','type':'text','text':{'body':'canary'}}]""")).then().statusCode(200);
        connection = hook.id();
        link = Api.as(workspace.key())
                .body(Map.of(
                        "url", "https://shop.example/canary?c=canary", "message_id", "wamid.canary", "ref", "canary"))
                .post("/v1/links")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        Api.as(workspace.key())
                .body("{\"rates\":[{\"market\":\"Other\",\"category\":\"marketing\",\"price\":1}]}")
                .put("/v1/rate-cards/GBP?effective_from=2025-01-01")
                .then()
                .statusCode(200);
        // Also what maintains the service tells nobody who may not see people.
        reader = Api.newKey(workspace.key(), "read", "admin").getString("api_key");
    }

    private static Money pounds() {
        return new Money(new BigDecimal("10.00"), Currency.getInstance("GBP"), null);
    }

    @Test
    void nothingThatAReaderCanGetTellsWhoSomebodyIs() throws SQLException {
        damage("UPDATE message SET clicks = clicks + 1");
        damage("UPDATE purchase SET refunded = refunded + 0.01");
        damage("UPDATE identity SET name = 'Canary', name_at = 1, name_event_id = 'x'");
        damage("DELETE FROM touch");
        DESCRIPTION
                .operations()
                .filter(operation -> operation.method().equals("get"))
                .forEach(this::askAll);

        assertThat(answers).hasSizeGreaterThan(50).allSatisfy(answer -> {
            String all = answer.headers() + "\n\n" + answer.asString();
            assertThat(all + cursors(all)).doesNotContainIgnoringCase(CANARY).doesNotContain(DIGITS);
        });
        assertThat(answers)
                .anySatisfy(answer -> assertThat(cursors(answer.asString())).contains("m_"));
    }

    /** The same requests with {@code read_contacts} show it: else there would be nothing to search for. */
    @Test
    void whoMayReadContactsGetsIt() {
        reader = Api.newKey(workspace.key(), "read", "read_contacts", "admin").getString("api_key");
        DESCRIPTION
                .operations()
                .filter(operation -> operation.method().equals("get"))
                .forEach(this::askAll);
        assertThat(answers.stream().filter(answer -> answer.asString().contains(CANARY)))
                .hasSizeGreaterThan(20);
    }

    @Test
    void theReportOfAnAuditNamesMessagesAsTheCallerMay() throws SQLException {
        damage("UPDATE message SET clicks = clicks + 1");
        List<String> hidden = messages(reader);
        assertThat(hidden).hasSize(4).allMatch(key -> key.matches("m_[0-9a-f]{32}"));
        assertThat(messages(workspace.key())).hasSize(4).allMatch(key -> key.startsWith("wamid.canary"));
        assertThat(hidden)
                .allSatisfy(id -> Api.as(Api.newKey(workspace.key(), "read").getString("api_key"))
                        .get("/v1/messages/" + id)
                        .then()
                        .statusCode(200));
    }

    private static List<String> messages(String key) {
        List<String> keys = new ArrayList<>();
        for (JsonNode row : Worlds.get(key, "/v1/audit", Map.of()).path("found")) {
            if (row.path("subject").asText().equals("message")) {
                keys.add(row.path("key").asText());
            }
        }
        return keys;
    }

    /** In every format, and page after page. */
    private void askAll(Operation operation) {
        List<String> names = new ArrayList<>();
        operation
                .description()
                .path("parameters")
                .forEach(parameter ->
                        names.add(DESCRIPTION.resolve(parameter).path("name").asText()));
        Map<String, Object> question = names.contains("from") ? DAYS : Map.of();
        if (names.contains("dimensions")) {
            question = Worlds.with(question, "dimensions", "day,campaign,flow,node,template,category");
        }
        for (String path : paths(operation.path())) {
            ask(path, question);
            if (names.contains("limit")) {
                ask(path, Worlds.with(question, "limit", 1));
            }
            if (names.containsAll(List.of("limit", "format"))) {
                ask(path, Worlds.with(Worlds.with(question, "format", "csv"), "limit", 1));
            }
            if (names.contains("format")) {
                ask(path, Worlds.with(question, "format", "csv"));
                ask(path, Worlds.with(question, "format", "ndjson"));
            }
        }
    }

    private List<String> paths(String path) {
        return switch (path) {
            case "/v1/campaigns/{id}" -> List.of("/v1/campaigns/spring");
            case "/v1/flows/{id}", "/v1/flows/{id}/nodes" -> List.of(path.replace("{id}", "welcome"));
            case "/v1/purchases/{id}" ->
                List.of("/v1/purchases/order-1", "/v1/purchases/order-2", "/v1/purchases/order-3");
            case "/v1/messages/{id}" ->
                Worlds.pages(reader, "/v1/messages", DAYS).stream()
                        .map(row -> "/v1/messages/" + row.path("message_id").asText())
                        .toList();
            case "/v1/connections/{id}", "/v1/connections/{id}/deliveries" -> List.of(path.replace("{id}", connection));
            case "/v1/links/{token}" -> List.of(path.replace("{token}", link));
            case "/v1/rate-cards/{currency}" -> List.of("/v1/rate-cards/GBP");
            default -> {
                assertThat(path).as("an id for this test to ask for").doesNotContain("{");
                yield List.of(path);
            }
        };
    }

    private void ask(String path, Map<String, Object> question) {
        Response answer = Api.as(reader).queryParams(question).get(path);
        answers.add(answer);
        String link = answer.header("Link");
        while (link != null) {
            answer = Api.as(reader).urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
            answers.add(answer);
            link = answer.header("Link");
        }
        // Who is there belongs to the operator.
        assertThat(answer.statusCode()).as(path + question).isEqualTo(path.equals("/v1/workspaces") ? 403 : 200);
    }

    /** What the cursors in a text say. */
    private static String cursors(String text) {
        StringBuilder decoded = new StringBuilder();
        Matcher matcher = CURSOR.matcher(text);
        while (matcher.find()) {
            decoded.append(new String(Base64.getUrlDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8));
        }
        return decoded.toString();
    }

    private void damage(String statement) throws SQLException {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement + " WHERE workspace_id = " + id))
                    .isPositive();
        }
    }
}
