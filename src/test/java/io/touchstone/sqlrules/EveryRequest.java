package io.touchstone.sqlrules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.demo.DemoWorld;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.source.hook.Hook;
import io.touchstone.source.hook.ShopHook;
import io.touchstone.source.link.click.ClickReplay;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls of every operation of the API, in every way that makes a statement of its own. */
final class EveryRequest {

    /** Told after each call, or some of one kind. */
    @FunctionalInterface
    interface Listener {
        /** @param call the method and the path as {@code openapi.yaml} has it, and what else is to be said */
        void called(String call);
    }

    private static final DemoWorld WORLD = new DemoWorld(1, ZoneId.of("Europe/Paris"), Currency.getInstance("EUR"), 5);
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 5, 31);

    /** Campaigns: more than are read one by one. */
    private static final int MANY = 120;

    /** Of the one form in which phones are compared. */
    static final String PHONE = "+5511971234567";

    private static final String MONTH = "from=2025-05-01&to=2025-05-31";
    /** An order, and a refund that needs it, both in the money of the buyer. */
    private static final String PAID_IN_YEN = """
            {"id": 1, "currency": "EUR", "total_price": "80", "updated_at": "2025-06-01T10:00:00Z", "total_price_set": \
            {"shop_money": {"amount": "80", "currency_code": "EUR"}, \
            "presentment_money": {"amount": "13000", "currency_code": "JPY"}}}
            {"id": 7, "order_id": 1, "created_at": "2025-06-01T11:00:00Z", "transactions": \
            [{"kind": "refund", "status": "success", "amount": "3250", "currency": "JPY"}]}
            """;

    private static final String ALL = "from=2025-01-01&to=2025-05-31";

    private static final List<String> READS = List.of(
            "/v1/performance?" + MONTH,
            "/v1/performance?period=all_time",
            "/v1/performance?source=flows&" + MONTH,
            "/v1/performance?campaign_id=demo-2025-05-06&flow_id=welcome&" + MONTH,
            "/v1/performance?flow_id=welcome&node_id=hello&node_id=tips&" + ALL,
            "/v1/performance?conversion_date=send&window=30d&compare=previous_period&" + MONTH,
            "/v1/performance/rules?" + MONTH,
            "/v1/performance/rules?campaign_id=demo-2025-05-06&" + MONTH,
            "/v1/performance/rules?flow_id=welcome&node_id=hello&conversion_date=send&" + ALL,
            "/v1/performance/models?" + MONTH,
            "/v1/performance/models?by=campaign&conversion_date=send&window=30d&format=csv&" + MONTH,
            "/v1/placebo?" + MONTH,
            "/v1/placebo?campaign_id=demo-2025-05-06&touch=read&weeks=8&format=csv&" + ALL,
            "/v1/performance/series?interval=hour&" + MONTH,
            "/v1/performance/series?compare=previous_period&" + MONTH,
            "/v1/performance/series?interval=hour&campaign_id=demo-2025-05-06&" + MONTH,
            "/v1/performance/series?interval=week&flow_id=welcome&node_id=hello&" + ALL,
            "/v1/performance/series?interval=month&source=campaigns&format=csv&" + ALL,
            "/v1/campaigns?limit=5&sort=-revenue&" + MONTH,
            "/v1/campaigns?all=true&search=demo&format=ndjson&" + ALL,
            "/v1/campaigns?compare=previous_period&" + MONTH,
            "/v1/campaigns/demo-2025-05-06?compare=previous_period&" + MONTH,
            "/v1/flows?" + MONTH,
            "/v1/flows?all=true&format=csv&" + ALL,
            "/v1/flows/welcome?compare=previous_period&" + MONTH,
            "/v1/flows/welcome/nodes?" + MONTH,
            "/v1/flows/welcome/nodes?compare=previous_period&" + MONTH,
            "/v1/report?" + MONTH,
            "/v1/report?limit=20&dimensions=day,campaign&" + ALL,
            "/v1/report?limit=20&dimensions=hour,campaign,flow,node,template,category&" + ALL,
            "/v1/report?dimensions=week,flow,node&flow_id=welcome&" + ALL,
            "/v1/report?dimensions=month,source_kind&format=csv&" + ALL,
            "/v1/report?dimensions=hour,template&format=ndjson&" + ALL,
            "/v1/report?limit=20&dimensions=weekday,hour_of_day,flow_name,node_name,campaign_name&" + ALL,
            "/v1/report?limit=20&dimensions=campaign_name,day&sort=-revenue&" + ALL,
            "/v1/report?dimensions=weekday&metrics=total_revenue&sort=-total_revenue&format=csv&" + ALL,
            "/v1/report?dimensions=hour_of_day&metrics=attributed_share&" + MONTH,
            "/v1/report?dimensions=frequency&" + ALL,
            "/v1/report?dimensions=frequency,campaign_name&source=campaigns&limit=5&" + MONTH,
            "/v1/report?dimensions=frequency&conversion_date=send&campaign_id=demo-2025-05-06&sort=-revenue&" + MONTH,
            "/v1/report/schema",
            "/v1/purchases?" + MONTH,
            "/v1/purchases?limit=500&" + ALL,
            "/v1/purchases?attributed=true&" + ALL,
            "/v1/purchases?attributed=false&" + ALL,
            "/v1/purchases?campaign_id=demo-2025-05-06&" + ALL,
            "/v1/purchases?source=flows&limit=2&" + ALL,
            "/v1/purchases?contact=id:{contact}&" + ALL,
            "/v1/purchases?contact=key:{key}&" + ALL,
            "/v1/purchases?format=csv&" + ALL,
            "/v1/purchases?sort=purchased_at&limit=5&" + MONTH,
            "/v1/purchases?sort=-amount&state=counted,cancelled,test&" + MONTH,
            "/v1/purchases?sort=revenue&attributed=true&format=csv&" + MONTH,
            "/v1/purchases?conversion_date=send&" + MONTH,
            "/v1/purchases?conversion_date=send&source=flows&format=ndjson&" + ALL,
            "/v1/purchases?conversion_date=send&contact=id:{contact}&" + ALL,
            "/v1/purchases?search=tester&" + ALL,
            "/v1/purchases?model=linear&source=flows&limit=5&" + ALL,
            "/v1/purchases?model=first&conversion_date=send&" + MONTH,
            "/v1/purchases?model=decay&conversion_date=send&contact=id:{contact}&format=csv&" + ALL,
            "/v1/purchases/{purchase}",
            "/v1/purchases/{purchase}?window=30d&touch=delivered&model=linear",
            "/v1/messages?" + MONTH,
            "/v1/messages?limit=500&" + ALL,
            "/v1/messages?state=failed&" + ALL,
            "/v1/messages?campaign_id=demo-2025-05-06&state=delivered&" + MONTH,
            "/v1/messages?source=campaigns&" + MONTH,
            "/v1/messages?source=campaigns&state=clicked&" + ALL,
            "/v1/messages?source=campaigns&" + ALL,
            "/v1/messages?source=flows&format=csv&" + ALL,
            "/v1/messages?state=read&not=clicked&" + MONTH,
            "/v1/messages?not=credited,opted_out&" + MONTH,
            "/v1/messages?not=credited&source=campaigns&" + ALL,
            "/v1/messages?state=credited&limit=5&" + ALL,
            "/v1/messages?state=credited,clicked&not=opted_out&source=campaigns&format=csv&" + ALL,
            "/v1/messages?state=opted_out&source=flows&" + MONTH,
            "/v1/messages?format=csv&" + ALL,
            "/v1/messages/{message}",
            "/v1/me",
            "/v1/intake",
            "/v1/settings",
            "/v1/api-keys?limit=1",
            "/v1/access-log?limit=1",
            "/v1/access-log?format=csv&period=today");

    private final Listener listener;
    private final History history = new History(WORLD.currency().getCurrencyCode());
    private NewWorkspace ours = new NewWorkspace("", "");
    private int sent;

    EveryRequest(Listener listener) {
        this.listener = listener;
    }

    NewWorkspace workspace() {
        return ours;
    }

    /** A workspace with some thousands of messages, of which the listener does not hear. */
    void fill() {
        ours = Api.newWorkspace(WORLD.zone().getId(), WORLD.currency().getCurrencyCode());
        Worlds.send(ours.key(), events(FIRST_DAY, LAST_DAY), false);
        for (int i = 0; i < MANY; i++) {
            history.campaignSent("test-" + i, "test-" + i, "tester", "2025-05-01T10:00:00Z");
        }
        sendNew();
    }

    private void sendNew() {
        List<Event> events = history.events();
        Worlds.send(ours.key(), events.subList(sent, events.size()), true);
        sent = events.size();
    }

    private static List<Event> events(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> WORLD.day(day).stream())
                .toList();
    }

    void read() {
        List<Event> day = events(LAST_DAY.minusDays(9), LAST_DAY);
        Event.PurchasePlaced purchase = last(Event.PurchasePlaced.class, day);
        String message = last(Event.MessageSent.class, day).messageId();
        String key = Worlds.get(ours.key(), "/v1/purchases/{id}", Map.of(), purchase.purchaseId())
                .at("/contact/key")
                .asText();
        for (String read : READS) {
            get(
                    ours.key(),
                    read.replace("{purchase}", purchase.purchaseId())
                            .replace(
                                    "{contact}",
                                    String.valueOf(Objects.requireNonNull(purchase.contact())
                                            .id()))
                            .replace("{key}", key)
                            .replace("{message}", message));
        }
        get(Api.OPERATOR, "/v1/workspaces?limit=2");
    }

    private static <T> T last(Class<T> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList().getLast();
    }

    void audit() {
        get(ours.key(), "/v1/audit");
    }

    /** And the page after it, if there is one. */
    private void get(String token, String url) {
        Response answer = Api.as(token).get(url);
        assertThat(answer.statusCode()).as(url).isEqualTo(200);
        if (answer.contentType().startsWith("application/json")
                && answer.jsonPath().getString("next_cursor") != null) {
            Api.as(token)
                    .queryParam("cursor", answer.jsonPath().getString("next_cursor"))
                    .get(url)
                    .then()
                    .statusCode(200);
        }
        URI uri = URI.create(url);
        String path = ApiDescription.ofTheRepository()
                .path(uri.getRawPath())
                .orElseThrow()
                .getKey();
        listener.called("GET " + path + (uri.getQuery() == null ? "" : " " + uri.getQuery()));
    }

    /** Some days more, and an answer that names no message; then a message turns out to be another contact's, and two contacts to be one; and the last event again. */
    void ingest() {
        Worlds.send(ours.key(), events(LAST_DAY.plusDays(1), LAST_DAY.plusDays(3)), true);
        history.campaignSent("news", "news-1", "ada", "2025-06-02T10:00:00Z")
                .read("news-1", "2025-06-02T10:05:00Z")
                .bought("order-1", "ada", "2025-06-02T11:00:00Z", "10.00")
                .campaignSent("news", "news-2", "ben", "2025-06-02T10:00:00Z")
                .read("news-2", "2025-06-02T10:05:00Z")
                .answered("ben", "2025-06-02T10:30:00Z")
                .identified(new ContactReference(null, PHONE, null, null, "carl@shop.example"), "2025-06-02T10:40:00Z");
        sendNew();
        history.refunded("order-1", "2025-06-02T11:30:00Z", "1.00");
        sendNew();
        get(ours.key(), "/v1/messages/news-2");
        history.campaignSent("news", "news-1", "cleo", "2025-06-02T09:00:00Z");
        sendNew();
        clickByRef();
        history.same("ada", "ben", "2025-06-02T12:00:00Z");
        sendNew();
        sent--;
        sendNew();
        listener.called("POST /v1/events");
    }

    /** What a platform tells, and what is told of that. */
    void connect() {
        Hook hook = Hook.of(ours.key());
        listener.called("POST /v1/connections");
        hook.deliver(Hook.status("wamid.1", "read", "1748736000")).then().statusCode(200);
        listener.called("POST /hooks/{token}");
        String path = "/v1/connections/" + hook.id();
        get(ours.key(), "/v1/connections?limit=1");
        get(ours.key(), path);
        get(ours.key(), path + "/deliveries?limit=1");
        Api.as(ours.key()).body("{}").patch(path).then().statusCode(200);
        listener.called("PATCH /v1/connections/{id}");
        Api.as(ours.key()).body("{}").post(path + "/replay").then().statusCode(200);
        ShopHook shop = ShopHook.shopify(ours.key(), Map.of());
        Api.as(ours.key())
                .contentType("application/x-ndjson")
                .body(PAID_IN_YEN.getBytes(StandardCharsets.UTF_8))
                .post("/v1/connections/" + shop.id() + "/replay")
                .then()
                .statusCode(200);
        listener.called("POST /v1/connections/{id}/replay");
        Api.as(ours.key())
                .body(Map.of("secret", "another"))
                .post(path + "/rotate")
                .then()
                .statusCode(200);
        listener.called("POST /v1/connections/{id}/rotate");
        get(ours.key(), "/v1/intake");
        Api.as(ours.key()).delete(path).then().statusCode(204);
        listener.called("DELETE /v1/connections/{id}");
    }

    /** A link is followed, and its click comes in. */
    void follow() {
        String token = Api.as(ours.key())
                .body(Map.of("url", "https://shop.example/", "campaign_id", "news"))
                .post("/v1/links")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        listener.called("POST /v1/links");
        given().noFilters()
                .redirects()
                .follow(false)
                .get("/r/" + token + "/ref-9")
                .then()
                .statusCode(302);
        CDI.current().select(ClickReplay.class).get().replay();
        listener.called("GET /r/{token}/{ref}");
        get(ours.key(), "/v1/links/" + token);
    }

    /** Clicks that come before their message, go to another, and go back when that turns out to have no ref. */
    private void clickByRef() {
        history.clickedRef("ref-1", "2025-06-02T10:20:00Z")
                .sentAs(true, "news", "news-3", "ben", "ref-2", "2025-06-02T10:00:00Z");
        sendNew();
        history.sentAs(false, "news", "news-4", "ben", "ref-1", "2025-06-02T10:30:00Z")
                .clickedRef("ref-1", "2025-06-02T10:40:00Z");
        sendNew();
        get(ours.key(), "/v1/messages/news-4");
        history.sentAs(false, "news", "news-5", "ada", "ref-1", "2025-06-02T10:35:00Z")
                .sentAs(false, "news", "news-6", "ada", "ref-of-ada", "2025-06-02T10:36:00Z");
        sendNew();
        history.sentAs(false, "news", "news-5", "ada", null, "2025-06-02T10:10:00Z");
        sendNew();
    }

    void administer(NewWorkspace other) {
        String key = Api.newKey(ours.key(), "read").getString("id");
        listener.called("POST /v1/api-keys");
        Api.as(ours.key()).delete("/v1/api-keys/" + key).then().statusCode(204);
        listener.called("DELETE /v1/api-keys/{id}");
        Api.as(ours.key())
                .body(Map.of("name", "Spring"))
                .put("/v1/campaigns/spring")
                .then()
                .statusCode(200);
        listener.called("PUT /v1/campaigns/{id}");
        Api.as(ours.key())
                .body(Map.of("name", "Planned"))
                .put("/v1/flows/planned")
                .then()
                .statusCode(200);
        get(ours.key(), "/v1/flows/planned/nodes?" + MONTH);
        Map<String, Object> node = Map.of("id", "hello", "name", "Hello", "kind", "message");
        Api.as(ours.key())
                .body(Map.of("name", "Welcome", "nodes", List.of(node), "edges", List.of()))
                .put("/v1/flows/welcome")
                .then()
                .statusCode(200);
        listener.called("PUT /v1/flows/{id}");
        Api.as(Api.OPERATOR)
                .post("/v1/workspaces/" + other.id() + "/admin-key")
                .then()
                .statusCode(201);
        listener.called("POST /v1/workspaces/{id}/admin-key");
        Api.newWorkspace();
        listener.called("POST /v1/workspaces");
    }

    /** Each card twice, of which the second is another state of the first. */
    void putRateCards() {
        for (String price : List.of("0.10", "0.12")) {
            Api.as(ours.key())
                    .body("{\"rates\": [{\"market\": \"Other\", \"category\": \"marketing\", \"price\": " + price
                            + "}]}")
                    .put("/v1/rate-cards/EUR?effective_from=2025-02-01")
                    .then()
                    .statusCode(200);
        }
        Api.as(ours.key())
                .contentType("text/csv; charset=utf-8")
                .body("market,category,rate\nOther,marketing,0.11\n")
                .put("/v1/rate-cards/EUR?effective_from=2025-03-01")
                .then()
                .statusCode(200);
        listener.called("PUT /v1/rate-cards/{currency}");
        get(ours.key(), "/v1/rate-cards");
        get(ours.key(), "/v1/rate-cards/EUR");
        get(ours.key(), "/v1/rate-cards/EUR?effective_from=2025-02-01");
        Api.as(ours.key()).delete("/v1/rate-cards/EUR/2025-03-01").then().statusCode(204);
        listener.called("DELETE /v1/rate-cards/{currency}/{day}");
    }

    void reprice() {
        Api.as(ours.key())
                .body(Map.of("from", "2025-03-01", "to", "2025-03-31"))
                .post("/v1/rate-cards/EUR/reprice")
                .then()
                .statusCode(200);
        listener.called("POST /v1/rate-cards/{currency}/reprice");
    }

    void rebuild() {
        Api.as(ours.key()).post("/v1/rebuild").then().statusCode(202);
        await("/v1/settings");
        listener.called("POST /v1/rebuild");
        get(ours.key(), "/v1/rebuild");
        Api.as(ours.key())
                .body(Map.of("timezone", "Asia/Kathmandu"))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
        await("/v1/settings");
        listener.called("PATCH /v1/settings");
    }

    /** Events are kept for as many days as have passed since then. */
    static void keepFrom(NewWorkspace other, LocalDate day) {
        Api.as(other.key())
                .body(Map.of("retention_days", ChronoUnit.DAYS.between(day, LocalDate.now(WORLD.zone()))))
                .patch("/v1/settings")
                .then()
                .statusCode(200);
    }

    void shareIdentities() {
        for (String identities : List.of("[{\"id\": \"ada\"}]", "[{\"id\": \"desk\"}]")) {
            Api.as(ours.key())
                    .body("{\"identities\": " + identities + "}")
                    .put("/v1/shared-identities")
                    .then()
                    .statusCode(200);
            await("/v1/shared-identities");
        }
        listener.called("PUT /v1/shared-identities");
        get(ours.key(), "/v1/shared-identities");
    }

    /** Somebody with messages, purchases, clicks and an answer, and somebody who stands in ids of such and was named beside a shared identity; then events come that name such things, and what was erased comes again. */
    void erase() {
        Map<String, Object> ada = Map.of("contact", Map.of("id", "ada"));
        Api.as(ours.key()).body(ada).post("/v1/contacts/export").then().statusCode(200);
        listener.called("POST /v1/contacts/export");
        for (int i = 0; i < 2; i++) {
            Api.as(ours.key()).body(ada).post("/v1/contacts/erase").then().statusCode(200);
        }
        history.identified(
                        new ContactReference(
                                "quixotic-99", "+33612345678", null, "Quentin Quixote", "quentin@shop.example"),
                        "2025-06-02T10:00:00Z")
                .identified(
                        new ContactReference("desk", "+33612345678", null, "Quentin Quixote", null),
                        "2025-06-02T10:00:00Z")
                .sentAs(false, "news", "m-quixotic-99", "quixotic-99", "r-quixotic-99", "2025-06-02T10:00:00Z")
                .delivered("wamid.HBgLMzM2MTIzNDU2NzgVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA", "2025-06-02T10:00:00Z")
                .bought("o-quixotic-99", "quixotic-99", "2025-06-02T11:00:00Z", "10.00");
        sendNew();
        Api.as(ours.key())
                .body(Map.of("contact", Map.of("id", "quixotic-99")))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200);
        Worlds.send(ours.key(), history.events().subList(0, sent), true);
        history.sentAs(false, "news", "news-7", "ada", "ref-7", "2025-06-02T11:00:00Z");
        sendNew();
        listener.called("POST /v1/contacts/erase");
        get(ours.key(), "/v1/erasures?limit=1");
        eraseConnected();
    }

    /** Somebody whom a delivery tells of, and late of. */
    private void eraseConnected() {
        Hook hook = Hook.of(ours.key());
        listener.called("POST /v1/connections");
        hook.deliver(Hook.status("wamid.2", "sent", "1748736000")).then().statusCode(200);
        listener.called("POST /hooks/{token}");
        get(ours.key(), "/v1/connections/" + hook.id() + "/deliveries?limit=1");
        Api.as(ours.key())
                .body(Map.of("contact", Map.of("phone", "+16505551234")))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200);
        hook.deliver(Hook.status("wamid.2", "sent", "1748736000")).then().statusCode(200);
        Api.as(ours.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then()
                .statusCode(200);
        listener.called("POST /v1/contacts/erase");
    }

    void rebuildCredits() {
        Api.as(ours.key()).post("/v1/rebuild/credits").then().statusCode(202);
        await("/v1/rebuild/credits");
        listener.called("POST /v1/rebuild/credits");
        get(ours.key(), "/v1/rebuild/credits");
    }

    /** Until an answer no longer says that something is being made again. */
    private void await(String path) {
        boolean rebuilding = true;
        while (rebuilding) {
            rebuilding =
                    Worlds.get(ours.key(), path, Map.of()).path("rebuilding").asBoolean();
        }
    }

    void delete(NewWorkspace other) {
        Api.as(Api.OPERATOR).delete("/v1/workspaces/" + other.id()).then().statusCode(204);
        listener.called("DELETE /v1/workspaces/{id}");
    }
}
