package io.touchstone.source.hook;

import static io.touchstone.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ShopHooksTest {

    private static final String DAY = "from=2026-07-20&to=2026-07-20";

    private NewWorkspace workspace;

    @BeforeEach
    void make() {
        workspace = Api.newWorkspace("Europe/Paris", "EUR");
    }

    private static String shopifyOrder(int id, String total, String more) {
        return ("{'id':%d,'name':'#%d','currency':'EUR','total_price':'%s','current_total_price':'%s',"
                        + "'financial_status':'paid','created_at':'2026-07-20T11:00:00+02:00',"
                        + "'processed_at':'2026-07-20T11:00:00+02:00','updated_at':'2026-07-20T11:05:00+02:00'%s}")
                .formatted(id, id, total, total, more);
    }

    private static String wooOrder(String more) {
        return "{'id':1001,'number':'1001','status':'processing','currency':'EUR','total':'80.00',"
                + "'date_created_gmt':'2026-07-20T09:00:00','date_modified_gmt':'2026-07-20T09:05:00',"
                + "'billing':{'email':'ada@example.com'}" + more + "}";
    }

    private ValidatableResponse purchases() {
        return as(workspace.key()).get("/v1/purchases?" + DAY).then();
    }

    private ValidatableResponse deliveries(ShopHook hook) {
        return as(workspace.key())
                .get("/v1/connections/" + hook.id() + "/deliveries")
                .then();
    }

    @Test
    void anOrderOfShopifyIsAPurchase() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());

        hook.deliver(
                        shopifyOrder(1001, "80.00", ",'email':'ada@example.com'"),
                        Map.of("X-Shopify-Topic", "orders/create"))
                .then()
                .statusCode(200);

        purchases()
                .body("data.id", contains("shopify:tea.myshopify.com:1001"))
                .body("data[0].order_name", is("#1001"))
                .body("data[0].amount", is(80))
                .body("data[0].purchased_at", is("2026-07-20T09:00:00.000Z"))
                .body("data[0].contact.email", is("ada@example.com"));
        deliveries(hook).body("data.kind", contains("orders/create"));
    }

    @Test
    void anOrderOfWooCommerceIsAPurchase() {
        ShopHook hook = ShopHook.wooCommerce(workspace.key());

        hook.deliver(wooOrder(",'refunds':[{'id':7,'total':'-20.00'}]"), Map.of("X-WC-Webhook-Topic", "order.updated"))
                .then()
                .statusCode(200);

        purchases()
                .body("data.id", contains("woocommerce:tea.example:1001"))
                .body("data[0].amount", is(80))
                .body("data[0].refunded", is(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Shopify-Hmac-Sha256", "Shopify-Hmac-Sha256"})
    void aSignatureStandsInEitherHeader(String header) {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());
        ShopHook spelt = new ShopHook(hook.id(), hook.path(), hook.secret(), header, hook.said());

        assertThat(spelt.deliver("{}", Map.of()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "woocommerce"})
    void withoutTheRightSignatureNothingIsStored(String kind) {
        ShopHook hook = kind.equals("shopify")
                ? ShopHook.shopify(workspace.key(), Map.of())
                : ShopHook.wooCommerce(workspace.key());
        ShopHook forged = new ShopHook(hook.id(), hook.path(), "another", hook.header(), hook.said());

        assertThat(forged.deliver(wooOrder(""), Map.of("X-WC-Webhook-Topic", "order.updated"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(hook.unsigned().body("{}").post(hook.path()).statusCode()).isEqualTo(401);
        assertThat(hook.unsigned()
                        .header(hook.header(), "no base64 !")
                        .body("{}")
                        .post(hook.path())
                        .statusCode())
                .isEqualTo(401);
        deliveries(hook).body("data", hasSize(0));
    }

    @Test
    void aPingThatNobodySignsIsCountedAndNotKept() {
        ShopHook hook = ShopHook.wooCommerce(workspace.key());

        assertThat(hook.ping().statusCode()).isEqualTo(200);

        deliveries(hook).body("data", hasSize(0));
        as(workspace.key()).get("/v1/intake").then().body("ignored.kind", contains("ping"));
    }

    /** Five answers other than 2xx would have WooCommerce switch it off. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br /><b>Notice</b>: Undefined index in <b>x.php</b>{'id':1}",
                "{'code':'woocommerce_rest_cannot_view','message':'No','data':{'status':401}}",
                "",
                "{}"
            })
    void whatAShopSendsByMistakeIsAcknowledgedAndTold(String body) {
        ShopHook hook = ShopHook.wooCommerce(workspace.key());

        assertThat(hook.deliver(body, Map.of("X-WC-Webhook-Topic", "order.updated"))
                        .statusCode())
                .isEqualTo(200);

        deliveries(hook).body("data.outcome", contains("ignored"));
    }

    @Test
    void whatTheLawAsksIsATask() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());

        hook.deliver("{'shop_domain':'tea.myshopify.com'}", Map.of("X-Shopify-Topic", "customers/redact"))
                .then()
                .statusCode(200);

        as(workspace.key())
                .get("/v1/intake")
                .then()
                .body("tasks.kind", contains("customers/redact"))
                .body("ignored", hasSize(0));
    }

    @Test
    void aCustomerWhoIsToBeRedactedIsErased() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());
        hook.deliver(
                        "{'id':7331,'updated_at':'2026-03-03T10:00:00Z','email':'redacted@tea.example','phone':'+33699887766','first_name':'Ada'}",
                        Map.of("X-Shopify-Topic", "customers/update"))
                .then()
                .statusCode(200);
        Map<String, Object> ada = Map.of("contact", Map.of("id", "shopify:tea.myshopify.com:7331"));
        as(workspace.key()).body(ada).post("/v1/contacts/export").then().statusCode(200);

        String redact =
                "{'shop_domain':'tea.myshopify.com','customer':{'id':7331,'email':'redacted@tea.example'},'orders_to_redact':[]}";
        hook.deliver(redact, Map.of("X-Shopify-Topic", "customers/redact"))
                .then()
                .statusCode(200);

        as(workspace.key()).body(ada).post("/v1/contacts/export").then().statusCode(404);
        as(workspace.key())
                .get("/v1/erasures")
                .then()
                .body("data.erased_by", contains(hook.id()))
                .body("data[0].erased.identities", is(3));
        hook.deliver(
                        redact.replace("7331", "7332").replace("redacted", "unknown"),
                        Map.of("X-Shopify-Topic", "customers/redact"))
                .then()
                .statusCode(200);
        as(workspace.key())
                .get("/v1/intake")
                .then()
                .body("tasks", hasSize(0))
                .body("ignored.reason", contains("no_contact"));
    }

    @Test
    void anOrderWithoutARateIsToldAndCountsOnceThereIsOne() {
        ShopHook hook = ShopHook.shopify(
                workspace.key(),
                Map.of(
                        "currency",
                        "USD",
                        "exchange_rates",
                        List.of(Map.of("effective_from", "2026-07-25", "rate", "0.9"))));
        String order = shopifyOrder(1001, "80.00", "").replace("'EUR'", "'USD'");
        hook.deliver(order, Map.of()).then().statusCode(200);
        deliveries(hook).body("data[0].parts.reason", contains("no_rate"));

        as(workspace.key())
                .body(Map.of("exchange_rates", List.of(Map.of("effective_from", "2026-07-01", "rate", 0.5))))
                .patch("/v1/connections/" + hook.id())
                .then()
                .statusCode(200)
                .body("exchange_rates.rate", contains(0.5f));
        replay(hook, order, "");

        purchases().body("data.amount", contains(40));
    }

    private Response replay(ShopHook hook, String body, String query) {
        return as(workspace.key())
                .body(body.replace('\'', '"'))
                .post("/v1/connections/" + hook.id() + "/replay" + query);
    }

    private static final String IN_YEN = ",'total_price_set':{'shop_money':{'amount':'80.00','currency_code':'EUR'},"
            + "'presentment_money':{'amount':'13000','currency_code':'JPY'}}";

    private static final String GIVEN_IN_YEN = "{'id':7,'order_id':1001,'created_at':'2026-07-20T12:00:00+02:00',"
            + "'transactions':[{'kind':'refund','status':'success','amount':'3250','currency':'JPY'}]}";

    @Test
    void aRefundInTheBuyersMoneyWaitsForItsOrder() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());

        hook.deliver(GIVEN_IN_YEN, Map.of()).then().statusCode(200);
        deliveries(hook).body("data[0].parts.reason", contains("waits"));
        hook.deliver(shopifyOrder(1001, "80.00", IN_YEN), Map.of()).then().statusCode(200);

        purchases().body("data.refunded", contains(20));
    }

    @Test
    void aRefundInTheBuyersMoneyCountsAfterItsOrder() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());

        hook.deliver(shopifyOrder(1001, "80.00", IN_YEN), Map.of()).then().statusCode(200);
        hook.deliver(GIVEN_IN_YEN, Map.of()).then().statusCode(200);

        deliveries(hook).body("data[0].parts.event_type", contains("purchase.refunded"));
        purchases().body("data.refunded", contains(20));
    }

    /** By a number that the shop gave the buyer as well: so it goes by another one since. */
    @Test
    void aRefundInTheBuyersMoneyOfAnErasedOrderCounts() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());
        String order = shopifyOrder(33699887, "80.00", IN_YEN + ",'customer':{'id':33699887}");
        String refund = GIVEN_IN_YEN.replace("1001", "33699887");
        String later = refund.replace("'id':7", "'id':8");
        hook.deliver(order, Map.of()).then().statusCode(200);
        hook.deliver(refund, Map.of()).then().statusCode(200);

        as(workspace.key())
                .body(Map.of("contact", Map.of("id", "shopify:tea.myshopify.com:33699887")))
                .post("/v1/contacts/erase")
                .then()
                .statusCode(200);
        List.of(later, order, refund)
                .forEach(body -> hook.deliver(body, Map.of()).then().statusCode(200));

        purchases()
                .body("data.id", not(hasItem("shopify:tea.myshopify.com:33699887")))
                .body("data.refunded", contains(40));
        deliveries(hook)
                .body("data[0].parts.outcome", contains("duplicate"))
                .body("data[2].parts.outcome", contains("accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void whatARefundIsWorthIsWhatItsOrderSaidLast(String order) {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());
        List<String> bodies = List.of(
                shopifyOrder(1001, "80.00", IN_YEN),
                GIVEN_IN_YEN,
                shopifyOrder(1001, "80.00", IN_YEN.replace("'80.00'", "'84.00'"))
                        .replace("11:05", "11:30"));

        order.chars()
                .forEach(i -> hook.deliver(bodies.get(i - '0'), Map.of()).then().statusCode(200));

        purchases().body("data.refunded", contains(21));
    }

    @Test
    void anOrderAndItsRefundMayComeAtOnce() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());

        IntStream.range(1, 11)
                .boxed()
                .flatMap(i ->
                        Stream.of(shopifyOrder(i, "80.00", IN_YEN), GIVEN_IN_YEN.replace("1001", String.valueOf(i))))
                .parallel()
                .forEach(body -> hook.deliver(body, Map.of()).then().statusCode(200));

        purchases().body("data", hasSize(10)).body("data.refunded", everyItem(is(20)));
    }

    @Test
    void pastOrdersComeInLineByLine() {
        ShopHook hook = ShopHook.shopify(workspace.key(), Map.of());
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            lines.append(shopifyOrder(i, "10.00", "")).append(i % 2 == 0 ? "\n" : "\r\n\n");
        }
        lines.append("no JSON");

        replayLines(hook, lines.toString(), "?dry_run=true")
                .body("dry_run", is(true))
                .body("bodies", is(301))
                .body("accepted", is(0))
                .body("parts.find { it.event_type == 'purchase.placed' }.count", is(300));
        purchases().body("data", hasSize(0));

        replayLines(hook, lines.toString(), "")
                .body("dry_run", is(false))
                .body("accepted", is(900))
                .body("ignored", is(1))
                .body("parts.find { it.outcome == 'ignored' }.reason", is("not_json"))
                .body("parts.find { it.outcome == 'ignored' }.event_type", nullValue());
        replayLines(hook, lines.toString(), "").body("accepted", is(0)).body("duplicates", is(900));

        as(workspace.key())
                .get("/v1/performance?" + DAY)
                .then()
                .body("kpis.total_purchases", is(300))
                .body("kpis.total_revenue", is(3000));
    }

    private ValidatableResponse replayLines(ShopHook hook, String lines, String query) {
        return as(workspace.key())
                .contentType("application/x-ndjson")
                .body(lines.replace('\'', '"').getBytes(UTF_8))
                .post("/v1/connections/" + hook.id() + "/replay" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void pastOrdersMayBeZippedAndSayTheirShopInAHeader() throws IOException {
        ShopHook hook = ShopHook.wooCommerce(workspace.key());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(wooOrder("").replace('\'', '"').getBytes(UTF_8));
        }

        as(workspace.key())
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("X-WC-Webhook-Source", "https://tea.example/")
                .body(zipped.toByteArray())
                .post("/v1/connections/" + hook.id() + "/replay")
                .then()
                .statusCode(200)
                .body("bodies", is(1));
        hook.deliver(wooOrder(""), Map.of("X-WC-Webhook-Topic", "order.updated"))
                .then()
                .statusCode(200);

        deliveries(hook).body("data.outcome", contains("duplicate", "accepted"));
    }

    @Test
    void aLineIsNoLongerThanABody() {
        ShopHook hook = ShopHook.wooCommerce(workspace.key());

        as(workspace.key())
                .contentType("application/x-ndjson")
                .body((wooOrder("").replace('\'', '"') + "\n" + " ".repeat(3 * 1024 * 1024) + "{}").getBytes(UTF_8))
                .post("/v1/connections/" + hook.id() + "/replay")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'shopify','name':'n','secret':'s'}|shop",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea.example'}|shop",
                "{'kind':'shopify','name':'n','secret':'s','shop':7}|shop",
                "{'kind':'shopify','name':'n','shop':'tea'}|secret",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','purchase_when':'sent'}|purchase_when",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','include_pos':'yes'}|include_pos",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','include_renewals':0}|include_renewals",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','currency':'XAU'}|currency",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','currency':'USD'}|exchange_rates",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','exchange_rates':1}|exchange_rates",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','exchange_rates':[{'effective_from':'2026-7-1','rate':1}]}"
                        + "|exchange_rates[0].effective_from",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','exchange_rates':[{'effective_from':'2026-07-01','rate':0}]}"
                        + "|exchange_rates[0].rate",
                "{'kind':'shopify','name':'n','secret':'s','shop':'tea','paid_states':['paid']}|paid_states",
                "{'kind':'woocommerce','name':'n','paid_states':['To be paid']}|paid_states[0]",
                "{'kind':'woocommerce','name':'n','shop':'tea'}|shop"
            })
    void aConnectionThatCannotBeSaysWhy(String body, String field) {
        as(workspace.key())
                .body(body.replace('\'', '"'))
                .post("/v1/connections")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void aShopIsNamedAsShopifyNamesIt() {
        as(workspace.key())
                .body(Map.of("kind", "shopify", "name", "Tea", "shop", "Tea", "secret", "s"))
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .body("shop", is("tea.myshopify.com"))
                .body("currency", is("EUR"))
                .body("purchase_when", is("created"))
                .body("include_pos", is(true))
                .body("include_renewals", is(false))
                .body("exchange_rates", hasSize(0))
                .body("secret", nullValue());
    }
}
