package io.touchstone.erasure;

import static io.restassured.RestAssured.given;
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
import io.touchstone.erasure.ErasedPerson.PersonBounds;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.source.link.click.ClickReplay;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who is erased, with all that may hold something of one. */
@QuarkusTest
class ErasureTest {

    private static final String PHONE = "+4915197531024";
    private static final String OTHER_PHONE = "+4915186420135";
    private static final String MEXICAN = "+5215598765431";
    private static final String EMAIL = "Ada.Quixotic@erased.example";
    private static final String ID = "customer-quixotic-88";
    private static final String USER_ID = "DE.quixoticUser99";
    private static final String NAME = "Ada Q\u00fcixotic";

    private static final List<String> WORDS = List.of(
            PHONE.substring(1),
            OTHER_PHONE.substring(1),
            MEXICAN.substring(1),
            "525598765431",
            EMAIL,
            ID,
            USER_ID,
            NAME,
            "tell nobody",
            "quixotic-url");

    private static final String BOB = "+447700900177";

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Inject
    Rebuilds rebuilds;

    @Inject
    ClickReplay replay;

    @Inject
    @ConfigProperty(name = "touchstone.clicks.directory")
    Path clicks;

    @Inject
    ErasureList list;

    private NewWorkspace workspace;

    @BeforeEach
    void haveAWorkspace() {
        workspace = Api.newWorkspace("UTC", "GBP");
    }

    private static Map<String, Object> event(String id, String type, String at, Object... fields) {
        Map<String, Object> event =
                new HashMap<>(Map.of("id", id, "type", type, "occurred_at", "2026-03-03T" + at + ":00Z"));
        for (int i = 0; i < fields.length; i += 2) {
            event.put((String) fields[i], fields[i + 1]);
        }
        return event;
    }

    private static Map<String, Object> contact(String... fields) {
        Map<String, Object> contact = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            contact.put(fields[i], fields[i + 1]);
        }
        return contact;
    }

    /** Hers, and those of somebody else about the same campaign. */
    private static List<Map<String, Object>> events() {
        String first = wamid(PHONE, "9A3CA5B3D4CD6E67E7");
        String second = wamid(OTHER_PHONE, "1B3CA5B3D4CD6E67E8");
        String spelled = wamid(MEXICAN, "2C3CA5B3D4CD6E67E9");
        Map<String, Object> ada =
                contact("phone", PHONE, "email", EMAIL, "id", ID, "whatsapp_user_id", USER_ID, "name", NAME);
        List<Map<String, Object>> events = new ArrayList<>(List.of(
                event("a1", "contact.identified", "07:00", "contact", ada),
                event(
                        "a2",
                        "contact.identified",
                        "07:01",
                        "contact",
                        contact("phone", PHONE),
                        "same_as",
                        contact("phone", OTHER_PHONE)),
                event(
                        "a3-" + PHONE,
                        "contact.identified",
                        "07:02",
                        "contact",
                        contact("phone", PHONE),
                        "same_as",
                        contact("phone", MEXICAN)),
                event(
                        first + ":sent",
                        "message.sent",
                        "08:00",
                        "message_id",
                        first,
                        "contact",
                        contact("phone", PHONE),
                        "campaign_id",
                        "spring"),
                event("a5", "message.read", "08:05", "message_id", first),
                event(
                        "a6",
                        "message.replied",
                        "08:06",
                        "message_id",
                        first,
                        "kind",
                        "quick_reply",
                        "button",
                        "tell nobody"),
                event(
                        "a7",
                        "message.clicked",
                        "08:07",
                        "message_id",
                        first,
                        "url",
                        "https://shop.example/?who=quixotic-url"),
                event(
                        "a8",
                        "message.sent",
                        "08:10",
                        "message_id",
                        second,
                        "contact",
                        contact("phone", OTHER_PHONE),
                        "campaign_id",
                        "spring",
                        "ref",
                        "ref-" + PHONE),
                event(
                        "a9",
                        "message.clicked",
                        "08:11",
                        "ref",
                        "ref-" + PHONE,
                        "url",
                        "https://shop.example/?who=quixotic-url"),
                event(
                        "a10",
                        "message.sent",
                        "08:12",
                        "message_id",
                        spelled,
                        "contact",
                        contact("phone", MEXICAN),
                        "campaign_id",
                        "spring"),
                event(
                        "a11",
                        "message.failed",
                        "08:13",
                        "message_id",
                        spelled,
                        "code",
                        "131026",
                        "reason",
                        "tell nobody"),
                event("a12", "message.delivered", "08:14", "message_id", wamid(PHONE, "unsent")),
                event(
                        "a13",
                        "message.sent",
                        "08:15",
                        "message_id",
                        "m-" + ID,
                        "contact",
                        contact("id", ID),
                        "flow_id",
                        "welcome",
                        "node_id",
                        "n1"),
                event("a14", "message.delivered", "08:16", "message_id", "m-" + ID),
                event("a15", "message.replied", "08:20", "contact", contact("phone", PHONE), "kind", "text"),
                event("a16", "contact.opted_out", "08:30", "contact", contact("email", EMAIL)),
                event(
                        "a17",
                        "purchase.placed",
                        "09:00",
                        "purchase_id",
                        "o-1",
                        "contact",
                        ada,
                        "amount",
                        "50",
                        "currency",
                        "GBP",
                        "order_name",
                        "#1001"),
                event("a18", "purchase.refunded", "09:30", "purchase_id", "o-1", "amount", "10", "currency", "GBP"),
                event(
                        "a19",
                        "purchase.placed",
                        "10:00",
                        "purchase_id",
                        "order-" + ID,
                        "contact",
                        contact("email", EMAIL.toLowerCase(Locale.ROOT)),
                        "amount",
                        "7",
                        "currency",
                        "GBP",
                        "order_name",
                        "For " + NAME)));
        events.addAll(List.of(
                event(
                        "b1",
                        "message.sent",
                        "08:00",
                        "message_id",
                        wamid(BOB, "bob"),
                        "contact",
                        contact("phone", BOB, "name", "Bob"),
                        "campaign_id",
                        "spring"),
                event("b2", "message.read", "08:05", "message_id", wamid(BOB, "bob")),
                event(
                        "b3",
                        "purchase.placed",
                        "09:00",
                        "purchase_id",
                        "o-2",
                        "contact",
                        contact("phone", BOB),
                        "amount",
                        "20",
                        "currency",
                        "GBP")));
        return events;
    }

    private JsonNode send(List<Map<String, Object>> events) throws IOException {
        Response answer = as(workspace.key()).body(Map.of("events", events)).post("/v1/events");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new JsonMapper().readTree(answer.asString());
    }

    private Response erase(Object contact) {
        return as(workspace.key()).body(Map.of("contact", contact)).post("/v1/contacts/erase");
    }

    private Response export(Object contact) {
        return as(workspace.key()).body(Map.of("contact", contact)).post("/v1/contacts/export");
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (String path : List.of(
                "/v1/performance?from=2026-03-01&to=2026-03-05",
                "/v1/performance?from=2026-03-01&to=2026-03-05&touch=delivered&window=30d",
                "/v1/performance/series?from=2026-03-01&to=2026-03-05&interval=hour",
                "/v1/performance/rules?from=2026-03-01&to=2026-03-05",
                "/v1/campaigns?from=2026-03-01&to=2026-03-05&all=true",
                "/v1/flows?from=2026-03-01&to=2026-03-05&all=true",
                "/v1/report?from=2026-03-01&to=2026-03-05&metrics=sent,delivered,read,responses,clicks,opt_outs,conversions,revenue&dimensions=day,campaign,flow,node")) {
            numbers.add(as(workspace.key())
                    .urlEncodingEnabled(false)
                    .get(path)
                    .asString()
                    .replaceAll("\"data_as_of\":\"[^\"]*\"", ""));
        }
        return numbers;
    }

    private List<String> traces() throws SQLException, IOException {
        Traces traces = new Traces(WORDS);
        List<String> found = new ArrayList<>(traces.in(clicks));
        try (Connection connection = database.getConnection()) {
            found.addAll(traces.in(connection));
        }
        return found;
    }

    private void rebuild() {
        People.rebuild(workspace, rebuilds);
    }

    @Test
    void nothingOfThePersonIsLeftAndNoNumberChanges() throws Exception {
        send(events());
        List<String> before = numbers();
        assertThat(traces()).isNotEmpty();

        erase(contact("phone", PHONE)).then().statusCode(200);

        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
        rebuild();
        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void theSameEventsAreDuplicatesAndBringNobodyBack() throws Exception {
        send(events());
        List<String> before = numbers();
        erase(contact("email", EMAIL)).then().statusCode(200);

        JsonNode again = send(events());
        assertThat(again.path("duplicates").asInt()).isEqualTo(events().size());
        for (Map<String, Object> event : events()) {
            assertThat(send(List.of(event)).path("duplicates").asInt())
                    .as(event.toString())
                    .isEqualTo(1);
        }
        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whatIsToldLateOfAMessageIsCountedWithItAndBringsNoNumberBack() throws Exception {
        send(events());
        erase(contact("phone", PHONE)).then().statusCode(200);

        String second = wamid(OTHER_PHONE, "1B3CA5B3D4CD6E67E8");
        send(List.of(event("late", "message.replied", "08:40", "message_id", second, "kind", "quick_reply")));

        assertThat(traces()).isEmpty();
        assertThat(Worlds.get(workspace.key(), "/v1/campaigns/spring", Map.of("period", "all_time"))
                        .at("/kpis/responses")
                        .asInt())
                .isEqualTo(2);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void aNewEventWithTheSamePhoneIsOfANewPerson() throws Exception {
        send(events());
        String key = key(PHONE);
        erase("key:" + key).then().statusCode(200);

        send(List.of(event(
                "new",
                "purchase.placed",
                "11:00",
                "purchase_id",
                "o-9",
                "contact",
                contact("phone", PHONE),
                "amount",
                "5",
                "currency",
                "GBP")));

        JsonNode purchase = Worlds.get(workspace.key(), "/v1/purchases/o-9", Map.of());
        assertThat(purchase.at("/contact/phone").asText()).isEqualTo(PHONE);
        assertThat(purchase.at("/contact/key").asText()).isNotEqualTo(key);
        assertThat(purchase.path("credit").isNull()).isTrue();
        Numbers.assertAuditIsClean(workspace.key());
        rebuild();
        assertThat(Worlds.get(workspace.key(), "/v1/purchases/o-9", Map.of())
                        .path("credit")
                        .isNull())
                .isTrue();
        Numbers.assertAuditIsClean(workspace.key());
        erase(contact("phone", PHONE)).then().statusCode(200);
        assertThat(traces()).isEmpty();
    }

    private String key(String phone) {
        return export(contact("phone", phone)).jsonPath().getString("contacts[0]");
    }

    @Test
    void theDocumentHasAllThatIsKnown() throws Exception {
        send(events());

        String document =
                export(contact("id", ID)).then().statusCode(200).extract().asString();

        JsonNode person = new JsonMapper().readTree(document);
        assertThat(person.path("identities")).hasSize(6);
        assertThat(person.path("messages")).hasSize(4);
        assertThat(person.path("purchases")).hasSize(2);
        assertThat(person.path("opt_outs")).hasSize(1);
        assertThat(person.path("events")).hasSize(18);
        assertThat(person.at("/purchases/0/credits")).isNotEmpty();
        assertThat(document).contains(PHONE, OTHER_PHONE, EMAIL, ID, USER_ID, NAME, "tell nobody", "quixotic-url");
        assertThat(document).doesNotContain(BOB);
        export("key:" + person.at("/contacts/0").asText()).then().statusCode(200);
        erase(contact("id", ID)).then().statusCode(200);
    }

    @Test
    void whoIsErasedAgainGetsTheReceiptOfThen() throws Exception {
        send(events());
        String key = key(PHONE);
        String receipt =
                erase(contact("phone", PHONE)).then().statusCode(200).extract().asString();

        assertThat(erase(contact("phone", PHONE)).asString()).isEqualTo(receipt);
        assertThat(erase(contact("email", EMAIL)).asString()).isEqualTo(receipt);
        assertThat(erase("key:" + key).asString()).isEqualTo(receipt);
        export(contact("phone", PHONE)).then().statusCode(404);
        erase(contact("phone", "+4915100000000")).then().statusCode(404);
        assertThat(as(workspace.key()).get("/v1/erasures").jsonPath().getList("data.id"))
                .containsExactly(io.restassured.path.json.JsonPath.from(receipt).getString("id"));
    }

    @Test
    void clicksThatWaitInFilesAreBroughtInBefore() throws Exception {
        send(events());
        String token = as(workspace.key())
                .body(Map.of("url", "https://shop.example/", "message_id", wamid(PHONE, "9A3CA5B3D4CD6E67E7")))
                .post("/v1/links")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        follow(token + "/ref-" + PHONE);

        erase(contact("phone", PHONE)).then().statusCode(200);
        assertThat(traces()).isEmpty();

        follow(token);
        replay.replay();
        assertThat(traces()).isEmpty();
        assertThat(Worlds.get(workspace.key(), "/v1/campaigns/spring", Map.of("period", "all_time"))
                        .at("/kpis/clicks")
                        .asInt())
                .isEqualTo(4);
        Numbers.assertAuditIsClean(workspace.key());
    }

    @Test
    void whoComesBackWithABackupIsErasedAgain(@TempDir Path folder) throws Exception {
        send(events());
        List<String> before = numbers();
        List<List<Object>> backup = Backup.of(database, workspace.id());
        String receipt =
                erase(contact("phone", PHONE)).then().statusCode(200).extract().asString();
        Backup.restore(database, workspace.id(), backup);
        assertThat(traces()).isNotEmpty();

        Path file = Files.writeString(folder.resolve("erasures.ndjson"), receipt + "\n\n" + receipt + "\n");
        assertThat(list.apply(file)).isEqualTo(1);

        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(list.apply(file)).isZero();
        assertThat(send(events()).path("duplicates").asInt()).isEqualTo(events().size());
        assertThat(traces()).isEmpty();
    }

    @Test
    void receiptsThatWereMadeUnderAnotherKeyAreWarnedOf(@TempDir Path folder) throws Exception {
        send(events());
        List<List<Object>> backup = Backup.of(database, workspace.id());
        String receipt =
                erase(contact("phone", PHONE)).then().statusCode(200).extract().asString();
        Backup.restore(database, workspace.id(), backup);
        String ofAnotherKey =
                receipt.replaceAll("\"digest\":\\s*\"[0-9a-f]{32}\"", "\"digest\":\"" + "0".repeat(32) + "\"");

        assertThat(warnings(Files.writeString(folder.resolve("another.ndjson"), ofAnotherKey)))
                .singleElement()
                .asString()
                .contains("TOUCHSTONE_SECRETS_KEY");
        Path erasures = Files.writeString(folder.resolve("erasures.ndjson"), receipt);
        assertThat(warnings(erasures)).isEmpty();
        assertThat(traces()).isEmpty();
        assertThat(warnings(erasures)).isEmpty();
    }

    private List<String> warnings(Path receipts) {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ErasureList.class.getName());
        log.addHandler(handler);
        try {
            list.apply(receipts);
        } finally {
            log.removeHandler(handler);
        }
        return warnings;
    }

    @Test
    void whoHasIdentitiesByNowThatTheReceiptDoesNotNameIsNotErasedByTheList(@TempDir Path folder) throws Exception {
        send(events());
        List<List<Object>> backup = Backup.of(database, workspace.id());
        String receipt =
                erase(contact("phone", PHONE)).then().statusCode(200).extract().asString();
        Backup.restore(database, workspace.id(), backup);
        send(List.of(event(
                "merge",
                "contact.identified",
                "11:00",
                "contact",
                contact("phone", PHONE),
                "same_as",
                contact("phone", BOB))));

        assertThat(list.apply(Files.writeString(folder.resolve("erasures.ndjson"), receipt)))
                .isZero();

        export(contact("phone", BOB)).then().statusCode(200);
        erase(contact("phone", PHONE)).then().statusCode(200);
    }

    @Test
    void whatFactsKeepOfEventsThatWereDroppedGoesToo() throws Exception {
        send(events());
        dropEvents();
        assertThat(export(contact("phone", PHONE)).asString()).contains(NAME, EMAIL);

        erase(contact("phone", PHONE)).then().statusCode(200);

        assertThat(traces()).isEmpty();
    }

    private void dropEvents() throws SQLException {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.executeUpdate("DELETE FROM event WHERE workspace_id = " + id);
            sql.executeUpdate("DELETE FROM event_attribute WHERE workspace_id = " + id);
        }
    }

    @Test
    void aClickOfTheirRefThatBelongsToNoMessageGoesToo() throws Exception {
        send(events());
        send(List.of(event("early-" + PHONE, "message.clicked", "07:30", "ref", "ref-" + PHONE)));

        erase(contact("phone", PHONE)).then().statusCode(200);

        assertThat(traces()).isEmpty();
        Numbers.assertAuditIsClean(workspace.key());
    }

    /** Of others than the rest of this class: ids for neighbours look alike to what finds traces as well. */
    @Test
    void aMessageToANeighbouringNumberIsNotTheirs() throws Exception {
        String phone = "+4915153197000";
        send(List.of(
                event("n1", "contact.identified", "07:00", "contact", contact("phone", phone)),
                event("n2", "message.delivered", "08:14", "message_id", wamid(phone, "own")),
                event("n3", "message.delivered", "08:14", "message_id", wamid("+4915153197001", "near"))));

        assertThat(erase(contact("phone", phone)).jsonPath().getInt("erased.messages"))
                .isEqualTo(1);
    }

    @Test
    void aNewPersonWithTheSamePhoneIsNotOnTheList(@TempDir Path folder) throws Exception {
        send(events());
        String receipt =
                erase(contact("phone", PHONE)).then().statusCode(200).extract().asString();
        send(List.of(event("new", "contact.identified", "11:00", "contact", contact("phone", PHONE))));

        assertThat(list.apply(Files.writeString(folder.resolve("erasures.ndjson"), receipt)))
                .isZero();
        export(contact("phone", PHONE)).then().statusCode(200);
        erase(contact("phone", PHONE)).then().statusCode(200);
    }

    private static final String SHARED = "front-desk";

    private void share() throws IOException {
        People.share(workspace, rebuilds, SHARED);
    }

    /** The last one of somebody else about the desk is older than hers. */
    private static List<Map<String, Object>> besideTheDesk() {
        return List.of(
                event(
                        "d0",
                        "contact.identified",
                        "06:00",
                        "contact",
                        contact("id", SHARED, "phone", BOB, "name", "Bob")),
                event(
                        "d1-" + PHONE,
                        "contact.identified",
                        "06:30",
                        "contact",
                        contact("id", SHARED, "phone", MEXICAN, "name", NAME, "email", EMAIL)),
                event(
                        "d2",
                        "contact.identified",
                        "06:40",
                        "contact",
                        contact("id", SHARED),
                        "same_as",
                        contact("phone", MEXICAN, "name", NAME)),
                event(
                        "d3",
                        "message.replied",
                        "08:50",
                        "contact",
                        contact("id", SHARED, "phone", MEXICAN),
                        "kind",
                        "quick_reply",
                        "button",
                        "tell nobody"),
                event(
                        "d4",
                        "message.sent",
                        "08:15",
                        "message_id",
                        "m-desk",
                        "contact",
                        contact("id", SHARED, "phone", MEXICAN, "name", NAME),
                        "campaign_id",
                        "spring"),
                event(
                        "d5",
                        "message.sent",
                        "08:15",
                        "message_id",
                        "m-desk",
                        "contact",
                        contact("id", SHARED, "name", NAME),
                        "campaign_id",
                        "spring"));
    }

    @Test
    void whatIsSaidOfThePersonBesideASharedIdentityGoesToo() throws Exception {
        share();
        send(events());
        send(besideTheDesk());
        List<String> before = numbers();
        Numbers.assertAuditIsClean(workspace.key());

        erase(contact("phone", MEXICAN)).then().statusCode(200);

        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(send(besideTheDesk()).path("duplicates").asInt()).isEqualTo(6);
        rebuild();
        assertThat(traces()).isEmpty();
        assertThat(numbers()).isEqualTo(before);
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(export(contact("phone", BOB)).asString()).contains("Bob");
    }

    @Test
    void aLargeBatchThatIsRefusedBringsNoNumberBack() throws Exception {
        send(events());
        change("UPDATE message SET frozen_touches = 0 WHERE id = 'm-" + ID + "'");
        erase(contact("phone", PHONE)).then().statusCode(200);

        List<Map<String, Object>> late = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            late.add(event(
                    "late-" + i,
                    "message.sent",
                    "08:15",
                    "message_id",
                    "m-" + ID,
                    "contact",
                    contact("phone", PHONE),
                    "campaign_id",
                    "spring"));
        }
        assertThat(send(late).path("accepted").asInt()).isZero();

        assertThat(traces()).isEmpty();
    }

    @Test
    void aNumberInTheDictionaryThatNoEventNamesGoesAndIsNobodys() throws Exception {
        orphan(EMAIL.toLowerCase(Locale.ROOT));
        assertThat(traces()).isNotEmpty();
        erase(contact("email", EMAIL)).then().statusCode(404);
        assertThat(traces()).isEmpty();

        send(List.of(event("n1", "contact.identified", "07:00", "contact", contact("phone", PHONE))));
        orphan(EMAIL.toLowerCase(Locale.ROOT));
        erase(contact("phone", PHONE, "email", EMAIL)).then().statusCode(200);
        assertThat(traces()).isEmpty();
    }

    /** An e-mail that has a number, as of a batch that stored nothing. */
    private void orphan(String email) throws SQLException {
        long id = WorkspaceId.parse(workspace.id()).orElseThrow().value();
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.executeUpdate("INSERT INTO surrogate (workspace_id, kind, id, surrogate_key) VALUES (" + id + ", 9, '"
                    + email + "', " + System.nanoTime() + ")");
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement + " AND workspace_id = "
                            + WorkspaceId.parse(workspace.id()).orElseThrow().value()))
                    .isPositive();
        }
    }

    @Test
    void duplicatesThatComeBesideTheFirstErasureBringNoNumberBack() throws Exception {
        List<Map<String, Object>> events = new ArrayList<>(events());
        // Of somebody else, and before all that is locked of the person.
        events.add(event(
                "first",
                "message.sent",
                "07:00",
                "message_id",
                "a-first",
                "campaign_id",
                "spring",
                "contact",
                contact("phone", BOB)));
        send(events);
        CompletableFuture<Void> again;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            hold(holder, IdKind.MESSAGE, "a-first");
            again = CompletableFuture.runAsync(() -> sendUntilTaken(events));
            while (!isAnyoneWaiting()) {
                Thread.onSpinWait();
            }
            erase(contact("phone", PHONE)).then().statusCode(200);
            holder.rollback();
            holder.setAutoCommit(true);
        }
        again.join();

        assertThat(traces()).isEmpty();
    }

    private void hold(Connection holder, IdKind kind, String id) throws SQLException {
        try (var sql = holder.prepareStatement(
                "SELECT surrogate_key FROM surrogate WHERE workspace_id = ? AND kind = ? AND id = ? FOR UPDATE")) {
            sql.setLong(1, WorkspaceId.parse(workspace.id()).orElseThrow().value());
            sql.setInt(2, kind.code());
            sql.setBytes(3, id.getBytes(StandardCharsets.US_ASCII));
            assertThat(sql.executeQuery().next()).isTrue();
        }
    }

    private boolean isAnyoneWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%FROM surrogate%FOR UPDATE' AND id <> CONNECTION_ID()")) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    @Test
    void whoHasAThousandNamesIsManyBeforeAnythingIsLocked() throws Exception {
        List<Map<String, Object>> named = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            named.add(event(
                    "n" + i, "contact.identified", "07:00", "contact", contact("phone", BOB, "name", "Bob " + i)));
        }
        send(named);
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            hold(holder, IdKind.PHONE, BOB);
            erase(contact("phone", BOB)).then().statusCode(409);
            holder.rollback();
            holder.setAutoCommit(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"5,19,9", "6,18,9", "6,19,8"})
    void whoHasMoreThanOnePersonCanIsMany(int things, int events, int words) throws Exception {
        send(events().stream().limit(19).toList());

        assertThat(isOne(new PersonBounds(6, 19, 9))).isTrue();
        assertThat(isOne(new PersonBounds(things, events, words))).isFalse();
        // Others look for traces in all workspaces.
        erase(contact("phone", PHONE)).then().statusCode(200);
    }

    private boolean isOne(PersonBounds bounds) {
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        try {
            transactions.write(id, tenant -> {
                Set<Long> contacts = new AskedPerson.ByIdentities(List.of(new Identity(IdentityKind.PHONE, PHONE)))
                        .contacts(tenant, new OpaqueIds(OpaqueKey.of(new byte[16])));
                var _ = PersonTraces.find(tenant, ErasedPerson.find(tenant, contacts, bounds));
                return contacts;
            });
            return true;
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(ProblemType.CONFLICT);
            return false;
        }
    }

    @Test
    void whateverComesMeanwhileNothingIsLeftInTheEnd() throws Exception {
        send(events());
        CompletableFuture<Void> intake = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 30; i++) {
                sendUntilTaken(events());
                sendUntilTaken(fresh(i));
            }
        });
        while (!intake.isDone()) {
            assertThat(erase(contact("phone", PHONE)).statusCode()).isIn(200, 503);
        }
        intake.join();

        erase(contact("phone", PHONE)).then().statusCode(200);
        assertThat(traces()).isEmpty();
        Numbers.assertAuditIsClean(workspace.key());
        assertThat(Worlds.get(workspace.key(), "/v1/campaigns/spring", Map.of("period", "all_time"))
                        .at("/kpis/sent")
                        .asInt())
                .isEqualTo(4 + 30);
    }

    private static List<Map<String, Object>> fresh(int i) {
        String message = wamid(PHONE, "fresh" + i);
        return List.of(
                event(
                        PHONE + "-" + i,
                        "message.sent",
                        "12:00",
                        "message_id",
                        message,
                        "contact",
                        contact("phone", PHONE, "name", NAME),
                        "campaign_id",
                        "spring"),
                event(message + "-read", "message.read", "12:01", "message_id", message));
    }

    private void sendUntilTaken(List<Map<String, Object>> events) {
        Response answer;
        do {
            answer = as(workspace.key()).body(Map.of("events", events)).post("/v1/events");
        } while (answer.statusCode() == 503);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void follow(String link) {
        given().noFilters()
                .redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0")
                .get("/r/" + link)
                .then()
                .statusCode(302);
    }
}
