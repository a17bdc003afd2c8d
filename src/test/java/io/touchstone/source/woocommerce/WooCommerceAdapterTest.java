package io.touchstone.source.woocommerce;

import static io.touchstone.source.shop.ShopParts.EUROS;
import static io.touchstone.source.shop.ShopParts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import io.touchstone.source.shop.ShopParts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, and what each becomes. */
class WooCommerceAdapterTest {

    static final WooCommerceAdapter ADAPTER = new WooCommerceAdapter(InstantSource.fixed(NOW));

    static final WooCommerceSettings PLAIN = new WooCommerceSettings(EUROS, false, Set.of("processing", "completed"));

    private static final WooCommerceSettings WHEN_PAID =
            new WooCommerceSettings(EUROS, true, Set.of("processing", "completed"));

    private static final String PLACED = "placed 2026-07-20T09:05:00Z {amount:80,currency:EUR,order_name:1001}";

    private static final String UPDATED =
            "updated 2026-07-20T09:05:00Z {amount:80,currency:EUR,placed_at:2026-07-20T09:00:00Z,refund_ids:[]}";

    private static final String RESTORED = "restored 2026-07-20T09:05:00Z";

    private static final String[] COUNTS = {PLACED, UPDATED, RESTORED};

    private static final String CANCELLED = "cancelled 2026-07-20T09:05:00Z";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"states", "paidStates", "refunds", "buyers", "others"})
    void becomes(String name, WooCommerceSettings settings, String body, List<String> lines) {
        assertThat(ShopParts.lines(translate(settings, "order.updated", body)))
                .as(name)
                .isEqualTo(lines);
    }

    private static Arguments row(String name, String body, String... lines) {
        return row(name, PLAIN, body, lines);
    }

    private static Arguments row(String name, WooCommerceSettings settings, String body, String... lines) {
        return Arguments.of(name, settings, body, List.of(lines));
    }

    static Translation translate(WooCommerceSettings settings, String topic, String body) {
        return ADAPTER.translate(
                settings,
                SentBody.of(
                        body,
                        Map.of("X-WC-Webhook-Topic", topic, "X-WC-Webhook-Source", "https://Tea.example:8443/shop/")));
    }

    /** An order of 80 euros, five minutes after it was made. @param more fields, which win over these */
    static String order(String status, String... more) {
        return "{'id':1001,'number':'1001','status':'" + status + "','currency':'EUR','total':'80.00','customer_id':0,"
                + "'date_created':'2026-07-20T11:00:00','date_created_gmt':'2026-07-20T09:00:00',"
                + "'date_modified_gmt':'2026-07-20T09:05:00','date_paid_gmt':null,'refunds':[],"
                + "'billing':{'email':'','phone':'','country':'FR'}"
                + String.join("", Stream.of(more).map(field -> "," + field).toList()) + "}";
    }

    static Stream<Arguments> states() {
        return Stream.of(
                row("somebody types", order("checkout-draft"), "not_counted"),
                row("somebody of the shop types", order("auto-draft"), "not_counted"),
                row("a try to pay", order("pending"), "not_counted"),
                row("to be transferred", order("on-hold"), COUNTS),
                row("paid", order("processing"), COUNTS),
                row("sent", order("completed"), COUNTS),
                row("given back", order("refunded"), COUNTS),
                row("a plugin's", order("wc-shipped"), COUNTS),
                row("cancelled", order("cancelled"), CANCELLED),
                row("in the bin", order("trash"), CANCELLED),
                row("not paid after all", order("failed"), CANCELLED),
                row("none", order(""), "not_counted"));
    }

    static Stream<Arguments> paidStates() {
        WooCommerceSettings packed = new WooCommerceSettings(EUROS, true, Set.of("packed"));
        WooCommerceSettings packedInTheDatabase = new WooCommerceSettings(EUROS, true, Set.of("wc-packed", "wc-"));
        return Stream.of(
                row("as the database names it", packedInTheDatabase, order("packed"), COUNTS),
                row("none, whatever the connection names", packedInTheDatabase, order(""), "not_counted"),
                row("to be transferred", WHEN_PAID, order("on-hold"), "not_counted"),
                row("paid", WHEN_PAID, order("processing"), COUNTS),
                row("given back", WHEN_PAID, order("refunded"), COUNTS),
                row("a plugin's, unpaid", WHEN_PAID, order("wc-shipped"), "not_counted"),
                row(
                        "a plugin's, paid",
                        WHEN_PAID,
                        order("wc-shipped", "'date_paid_gmt':'2026-07-20T09:01:00'"),
                        COUNTS),
                row("one that the connection names", packed, order("wc-packed"), COUNTS),
                row("one that it does not name", packed, order("processing"), "not_counted"));
    }

    static Stream<Arguments> refunds() {
        return Stream.of(
                row(
                        "two",
                        order("processing", "'refunds':[{'id':7,'total':'-20.00'},{'id':8,'total':'-5'}]"),
                        PLACED,
                        UPDATED.replace("[]", "[7,8]"),
                        RESTORED,
                        "refunded 2026-07-20T09:05:00Z {amount:20,currency:EUR,refund_id:7}",
                        "refunded 2026-07-20T09:05:00Z {amount:5,currency:EUR,refund_id:8}"),
                row(
                        "one that is none",
                        order("processing", "'refunds':[{'id':7}]"),
                        "incomplete",
                        PLACED,
                        UPDATED,
                        RESTORED));
    }

    static Stream<Arguments> buyers() {
        return Stream.of(
                row(
                        "a customer",
                        order(
                                "processing",
                                "'customer_id':12",
                                "'billing':{'first_name':'Ada','last_name':'Byron',"
                                        + "'email':' Ada@example.com','phone':'06 12 34 56 78','country':'FR'}"),
                        PLACED.replace(
                                "{",
                                "{contact:{id:woocommerce:tea.example:12,phone:+33612345678,name:Ada Byron,"
                                        + "email:Ada@example.com},"),
                        UPDATED,
                        RESTORED),
                row(
                        "where it is sent",
                        order("processing", "'shipping':{'phone':'06 12 34 56 78','country':'FR'}"),
                        COUNTS),
                row(
                        "a phone of nobody",
                        order("processing", "'billing':{'phone':'0000000000','country':'FR'}"),
                        COUNTS));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row(
                        "a total that was taken down",
                        order("processing", "'total':'60.00'"),
                        Stream.of(COUNTS).map(line -> line.replace("80", "60")).toArray(String[]::new)),
                row("without money", order("processing", "'total':''"), "incomplete"),
                row("without an id", order("processing", "'id':0"), "incomplete"),
                row("in another currency", order("processing", "'currency':'KWD'"), "no_rate"),
                row("before its time", order("processing", "'date_modified_gmt':'2007-01-01T00:00:00'"), "out_of_time"),
                row(
                        "made before its time",
                        order("processing", "'date_created_gmt':'2007-01-01T00:00:00'"),
                        "out_of_time"),
                row(
                        "an error",
                        "{'code':'woocommerce_rest_cannot_view','message':'No','data':{'status':401}}",
                        "not_counted"),
                row(
                        "a notice of PHP in front",
                        "<br /><b>Notice</b>: Undefined index" + order("processing"),
                        "not_json"),
                row("nothing", "{}", "incomplete"));
    }

    @ParameterizedTest
    @CsvSource({
        "_wcpay_mode, test, true",
        "_mollie_payment_mode, test, true",
        "_ppcp_paypal_payment_mode, sandbox, true",
        "_wc_braintree_credit_card_environment, Sandbox, true",
        "_wcpay_mode, live, false",
        "gift_message, test, false"
    })
    void anOrderWithoutRealMoneyIsATest(String key, String value, boolean test) {
        String body = order("processing", "'meta_data':[{'id':1,'key':'%s','value':'%s'}]".formatted(key, value));

        assertThat(ShopParts.lines(translate(PLAIN, "order.created", body)).getFirst())
                .isEqualTo(test ? PLACED.replace("}", ",test:true}") : PLACED);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void anUpdateListsNoMoreRefundsThanItCan(int count, boolean listed) {
        String refunds = IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{'id':" + id + ",'total':'-0.01'}")
                .collect(Collectors.joining(","));

        List<String> lines =
                ShopParts.lines(translate(PLAIN, "order.updated", order("processing", "'refunds':[" + refunds + "]")));

        assertThat(lines).hasSize(count + 3);
        assertThat(lines.get(1)).startsWith("updated").matches(line -> line.contains("refund_ids") == listed);
    }

    @Test
    void metaDataOfPluginsMayBeAnything() {
        String body = order("processing", "'meta_data':[{'key':'_x_mode','value':{'a':[1]}},{'key':7},[],null]");

        assertThat(ShopParts.lines(translate(PLAIN, "order.created", body))).containsExactly(COUNTS);
    }

    @Test
    void purchasesAreThoseOfTheHostOfTheShop() {
        assertThat(ShopParts.events(translate(PLAIN, "order.updated", order("processing"))))
                .allSatisfy(event -> assertThat(((Event.PurchaseEvent) event).purchaseId())
                        .isEqualTo("woocommerce:tea.example:1001"));
    }

    @Test
    void whereNoHeaderSaysWhichShopAnOrderItselfDoes() {
        String body =
                order("processing", "'_links':{'self':[{'href':'https://tea.example/wp-json/wc/v3/orders/1001'}]}");

        assertThat(ShopParts.events(ADAPTER.translate(PLAIN, SentBody.of(body))).stream()
                        .map(Event::id))
                .isEqualTo(ShopParts.events(translate(PLAIN, "order.updated", order("processing"))).stream()
                        .map(Event::id)
                        .toList());
    }

    @Test
    void anOrderOfNoShopIsIncomplete() {
        assertThat(ShopParts.lines(ADAPTER.translate(PLAIN, SentBody.of(order("processing")))))
                .containsExactly("incomplete");
    }

    @Test
    void aDeletedOrderIsCancelledWhenItIsTold() {
        assertThat(ShopParts.lines(translate(PLAIN, "order.deleted", "{'id':1001}")))
                .containsExactly("cancelled 2026-07-28T12:00:00Z");
        assertThat(ShopParts.lines(translate(PLAIN, "order.deleted", order("trash"))))
                .containsExactly(CANCELLED);
    }

    @Test
    void aRestoredOrderCounts() {
        assertThat(ShopParts.lines(translate(PLAIN, "order.restored", order("processing"))))
                .containsExactly(COUNTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"product.updated", "customer.created", "coupon.deleted"})
    void otherTopicsAreUnknown(String topic) {
        Translation translation = translate(PLAIN, topic, "{'id':7}");

        assertThat(ShopParts.lines(translation)).containsExactly("unknown");
        assertThat(ShopParts.kinds(translation)).containsExactly("topic/" + topic.replace('.', '_'));
    }

    @Test
    void aPingSaysNothing() {
        Translation translation = ADAPTER.translate(PLAIN, SentBody.of("webhook_id=30"));

        assertThat(ShopParts.lines(translation)).containsExactly("not_counted");
        assertThat(ShopParts.kinds(translation)).containsExactly("ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook_id=", "webhook_id=x", "webhook_id=30&order=1", "{\"webhook_id\":30}", ""})
    void whatIsMoreThanAPingIsNone(String body) {
        assertThat(WooCommerceAdapter.isPing(SentBody.of(body).body())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://tea.example, tea.example",
        "HTTP://TEA.example:8080/shop?x, tea.example",
        "https://user:word@tea.example/, tea.example",
        "https://th\u00e9.example/, th\u00e9.example",
        "https://tea_1.example#x, tea_1.example"
    })
    void aShopIsTheHostOfItsAddress(String source, String host) {
        Translation translation =
                ADAPTER.translate(PLAIN, SentBody.of(order("processing"), Map.of("X-WC-Webhook-Source", source)));

        assertThat(((Event.PurchaseEvent) ShopParts.events(translation).getFirst()).purchaseId())
                .isEqualTo("woocommerce:" + host + ":1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://te a.example/", "tea.example", "ftp://tea.example/", "https:///", ""})
    void aSourceThatIsNoAddressIsNoShop(String source) {
        assertThat(ShopParts.lines(ADAPTER.translate(
                        PLAIN, SentBody.of(order("processing"), Map.of("X-WC-Webhook-Source", source)))))
                .containsExactly("incomplete");
    }
}
