package io.touchstone.source.shopify;

import static io.touchstone.source.shop.ShopParts.EUROS;
import static io.touchstone.source.shop.ShopParts.NOW;
import static io.touchstone.source.shop.ShopParts.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import io.touchstone.source.shop.ShopParts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies, and what each becomes. */
class ShopifyAdapterTest {

    static final ShopifyAdapter ADAPTER = new ShopifyAdapter(InstantSource.fixed(NOW));

    static final ShopifySettings PLAIN = new ShopifySettings("tea.myshopify.com", EUROS, false, true, false);

    static final ShopifySettings WHEN_PAID = new ShopifySettings("tea.myshopify.com", EUROS, true, true, false);

    private static final ShopifySettings ONLY_ONLINE =
            new ShopifySettings("tea.myshopify.com", EUROS, false, false, false);

    private static final ShopifySettings WITH_RENEWALS =
            new ShopifySettings("tea.myshopify.com", EUROS, false, true, true);

    private static final ShopifySettings IN_DOLLARS = new ShopifySettings(
            "tea.myshopify.com", money("USD", Map.of("2026-07-01", "0.9", "2026-07-15", "0.8")), false, true, false);

    private static final String UPDATED =
            "updated 2026-07-20T09:05:00Z {amount:80,currency:EUR,placed_at:2026-07-20T09:00:00Z}";

    private static final String RESTORED = "restored 2026-07-20T09:05:00Z";

    private static final String CANCELLED = "cancelled 2026-07-20T09:05:00Z";

    private static final String IN_YEN = "paid 2026-07-20T09:05:00Z 13000 JPY is 80.00 EUR";

    private static final String PLACED = "placed 2026-07-20T09:05:00Z {amount:80,currency:EUR,order_name:#1001}";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"orders", "amounts", "refunds", "payments", "switches", "buyers", "currencies", "times", "others"})
    void becomes(String name, ShopifySettings settings, String body, List<String> lines) {
        assertThat(ShopParts.lines(translate(settings, body))).as(name).isEqualTo(lines);
    }

    private static Arguments row(String name, String body, String... lines) {
        return row(name, PLAIN, body, lines);
    }

    private static Arguments row(String name, ShopifySettings settings, String body, String... lines) {
        return Arguments.of(name, settings, body, List.of(lines));
    }

    static Translation translate(ShopifySettings settings, String body) {
        return ADAPTER.translate(settings, SentBody.of(body));
    }

    /** An order of 80 euros, five minutes after it was placed. @param more fields, which win over these */
    static String order(String... more) {
        return "{'id':1001,'name':'#1001','currency':'EUR','total_price':'80.00','current_total_price':'80.00',"
                + "'financial_status':'paid','source_name':'web','test':false,'cancelled_at':null,"
                + "'created_at':'2026-07-20T11:00:00+02:00','processed_at':'2026-07-20T11:00:00+02:00',"
                + "'updated_at':'2026-07-20T11:05:00+02:00','refunds':[]"
                + String.join("", Stream.of(more).map(field -> "," + field).toList()) + "}";
    }

    static String refund(String id, String... transactions) {
        return "{'id':" + id + ",'created_at':'2026-07-20T11:05:00+02:00','transactions':["
                + String.join(",", transactions) + "]}";
    }

    static String transaction(String kind, String status, String amount, String currency) {
        return "{'kind':'%s','status':'%s','amount':'%s','currency':'%s'}".formatted(kind, status, amount, currency);
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                row("an order", order(), PLACED, UPDATED, RESTORED),
                row("a test", order("'test':true"), PLACED.replace("}", ",test:true}"), UPDATED, RESTORED),
                row(
                        "of nothing",
                        order("'total_price':'0.00','current_total_price':'0.00'"),
                        PLACED.replace("80", "0"),
                        UPDATED.replace("80", "0"),
                        RESTORED),
                row("cancelled", order("'cancelled_at':'2026-07-20T11:05:00+02:00'"), PLACED, UPDATED, CANCELLED),
                row("a payment that was given up", order("'financial_status':'voided'"), PLACED, UPDATED, CANCELLED),
                row(
                        "a draft that was completed",
                        order("'source_name':'shopify_draft_order'"),
                        PLACED,
                        UPDATED,
                        RESTORED),
                row("without an id", order("'id':0"), "incomplete"),
                row("without money", order("'total_price':'much'"), "incomplete"),
                row("in no currency", order("'currency':'XXX'"), "incomplete"));
    }

    static Stream<Arguments> amounts() {
        return Stream.of(
                row("a part was taken out", order("'current_total_price':'60.00'"), amounts("60")),
                row(
                        "a part was given back",
                        order("'current_total_price':'60.00','refunds':["
                                + refund("7", transaction("refund", "success", "20.00", "EUR")) + "]"),
                        with(amounts("80"), given("7", "20"))),
                row(
                        "a part was taken out and another given back",
                        order("'current_total_price':'50.00','refunds':["
                                + refund("7", transaction("refund", "success", "20.00", "EUR")) + "]"),
                        with(amounts("70"), given("7", "20"))),
                row("something was added", order("'total_price':'95.00','current_total_price':'95.00'"), amounts("95")),
                row(
                        "nothing is said of what it is now",
                        order().replace("'current_total_price':'80.00',", ""),
                        amounts("80")),
                row("more decimals than cents", order("'total_price':'79.995'"), amounts("80")),
                row("numbers instead of texts", order("'total_price':80.0,'current_total_price':80"), amounts("80")));
    }

    private static String[] amounts(String amount) {
        return new String[] {PLACED.replace("80", amount), UPDATED.replace("amount:80", "amount:" + amount), RESTORED};
    }

    private static String given(String refundId, String amount) {
        return "refunded 2026-07-20T09:05:00Z {amount:" + amount + ",currency:EUR,refund_id:" + refundId + "}";
    }

    private static String[] with(String[] lines, String... more) {
        return Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
    }

    static Stream<Arguments> refunds() {
        String succeeded = transaction("refund", "success", "20.00", "EUR");
        return Stream.of(
                row(
                        "one that has not reached the buyer",
                        order("'refunds':[" + refund("7", transaction("refund", "pending", "20.00", "EUR")) + "]"),
                        with(amounts("80"), given("7", "0"))),
                row(
                        "one at the second try",
                        order("'current_total_price':'60.00','refunds':["
                                + refund("7", transaction("refund", "failure", "20.00", "EUR"), succeeded) + "]"),
                        with(amounts("80"), given("7", "20"))),
                row(
                        "two",
                        order("'current_total_price':'40.00','refunds':[" + refund("7", succeeded) + ","
                                + refund("8", succeeded) + "]"),
                        with(amounts("80"), given("7", "20"), given("8", "20"))),
                row(
                        "goods that came back, and no money",
                        order("'refunds':[" + refund("7") + "]"),
                        with(amounts("80"), given("7", "0"))),
                row(
                        "what was taken and not given",
                        order("'refunds':[" + refund("7", transaction("sale", "success", "20.00", "EUR")) + "]"),
                        with(amounts("80"), given("7", "0"))),
                row("by itself", alone(succeeded), given("7", "20")),
                row("by itself, failed", alone(transaction("refund", "error", "20.00", "EUR")), given("7", "0")),
                row(
                        "by itself, with what it is in the shop's money",
                        alone("{'kind':'refund','status':'success','amount':'3250','currency':'JPY',"
                                + "'amount_set':{'shop_money':{'amount':'20.00','currency_code':'EUR'}}}"),
                        given("7", "20")),
                row(
                        "by itself, where that cannot be read",
                        alone("{'kind':'refund','status':'success','amount':'20.00','currency':'EUR',"
                                + "'amount_set':{'shop_money':{'amount':null,'currency_code':'EUR'}}}"),
                        given("7", "20")),
                row(
                        "by itself, in the buyer's money, where that cannot be read",
                        alone("{'kind':'refund','status':'success','amount':'3250','currency':'JPY',"
                                + "'amount_set':{'shop_money':{'currency_code':'EUR'}}}"),
                        "paid refund 2026-07-20T09:05:00Z 3250 JPY 7"),
                row(
                        "by itself, without an order",
                        alone(succeeded).replace("'order_id':1001", "'order_id':0"),
                        "incomplete"));
    }

    private static String alone(String transaction) {
        return "{'id':7,'order_id':1001,'created_at':'2026-07-20T11:05:00+02:00','transactions':[" + transaction + "]}";
    }

    static Stream<Arguments> payments() {
        String[] all = {PLACED, UPDATED, RESTORED};
        return Stream.of(
                row("to be paid at the door", order("'financial_status':'pending'"), all),
                row("to be paid at the door, not bought before", WHEN_PAID, pending("pending"), "not_counted"),
                row("promised", WHEN_PAID, pending("authorized"), "not_counted"),
                row("given up, paid before or not", WHEN_PAID, pending("voided"), CANCELLED),
                row("given up before its time", WHEN_PAID, pending("voided").replace("2026", "2007"), "out_of_time"),
                row(
                        "cancelled, paid before or not",
                        WHEN_PAID,
                        order("'financial_status':'pending'", "'cancelled_at':'2026-07-20T11:05:00+02:00'"),
                        CANCELLED),
                row("paid", WHEN_PAID, order(), all),
                row("paid and given back", WHEN_PAID, pending("refunded"), all),
                row("grown since it was paid", WHEN_PAID, pending("partially_paid"), UPDATED, RESTORED));
    }

    private static String pending(String state) {
        return order("'financial_status':'" + state + "'");
    }

    static Stream<Arguments> switches() {
        String till = order("'source_name':'pos'");
        String renewal = order("'source_name':'subscription_contract'");
        String renewalOfAnApp = order("'source_name':'294517','tags':'Subscription, Subscription Recurring Order'");
        String[] all = {PLACED, UPDATED, RESTORED};
        return Stream.of(
                row("a till", till, all),
                row("a till, left out", ONLY_ONLINE, till, "not_counted"),
                row(
                        "a till, left out and cancelled",
                        ONLY_ONLINE,
                        order("'source_name':'pos'", "'cancelled_at':'2026-07-20T11:05:00+02:00'"),
                        CANCELLED),
                row("a renewal", renewal, "not_counted"),
                row("a renewal of an app", renewalOfAnApp, "not_counted"),
                row("a renewal, left in", WITH_RENEWALS, renewal, all),
                row("the first of a subscription", order("'tags':'Subscription First Order'"), all));
    }

    static Stream<Arguments> buyers() {
        String customer = "'customer':{'id':55,'email':'ada@example.com','phone':null,'first_name':'Ada',"
                + "'last_name':'Byron','default_address':{'country_code':'FR','phone':'06 12 34 56 78'}}";
        String billing = "'billing_address':{'first_name':'B','country_code':'FR','phone':'06 12 34 56 78'}";
        String shipping = "'shipping_address':{'country_code':'FR','phone':'06 98 76 54 32'}";
        return Stream.of(
                row(
                        "a customer",
                        order(customer),
                        of("id:shopify:tea.myshopify.com:55,name:Ada Byron,email:ada@example.com")),
                row("whoever pays", order(billing), of("phone:+33612345678,name:B")),
                row(
                        "the order's own mail",
                        order("'email':'ops@example.com'", customer),
                        of("id:shopify:tea.myshopify.com:55,name:Ada Byron,email:ops@example.com")),
                row("the order's own phone", order("'phone':'+14155552671'", billing), of("phone:+14155552671,name:B")),
                row(
                        "the order's phone is of the country of who pays",
                        order("'phone':'06 98 76 54 32'", billing),
                        of("phone:+33698765432,name:B")),
                row(
                        "the order's phone is none",
                        order("'phone':'0000000000'", billing),
                        of("phone:+33612345678,name:B")),
                row("only where it is sent", order(shipping), PLACED, UPDATED, RESTORED),
                row(
                        "nobody",
                        order("'customer':{'id':0,'email':'','phone':'1'},'email':''"),
                        PLACED,
                        UPDATED,
                        RESTORED),
                row(
                        "a customer changed",
                        "{'id':55,'updated_at':'2026-07-21T10:00:00Z','email':'ada@example.com','phone':'+33698765432',"
                                + "'first_name':'Ada','last_name':'Byron'}",
                        "contact.identified 2026-07-21T10:00:00Z {contact:{id:shopify:tea.myshopify.com:55,"
                                + "phone:+33698765432,name:Ada Byron,email:ada@example.com}}"));
    }

    private static String[] of(String contact) {
        return new String[] {PLACED.replace("{", "{contact:{" + contact + "},"), UPDATED, RESTORED};
    }

    static Stream<Arguments> currencies() {
        String paidInYen = "'total_price_set':{'shop_money':{'amount':'80.00','currency_code':'EUR'},"
                + "'presentment_money':{'amount':'13000','currency_code':'JPY'}}";
        return Stream.of(
                row("paid in another", order(paidInYen), with(new String[] {IN_YEN}, amounts("80"))),
                row(
                        "given back in another",
                        order(
                                paidInYen,
                                "'current_total_price':'60.00','refunds':["
                                        + refund("7", transaction("refund", "success", "3250", "JPY")) + "]"),
                        with(new String[] {IN_YEN}, with(amounts("80"), given("7", "20")))),
                row(
                        "given back in a third",
                        order(
                                paidInYen,
                                "'current_total_price':'60.00','refunds':["
                                        + refund("7", transaction("refund", "success", "3250", "KRW")) + "]"),
                        with(new String[] {"incomplete", IN_YEN}, amounts("80"))),
                row(
                        "given back in another, in three parts of which each would be rounded up",
                        order(
                                paidInYen,
                                "'current_total_price':'79.95','refunds':["
                                        + refund(
                                                "7",
                                                transaction("refund", "success", "1", "JPY"),
                                                transaction("refund", "success", "1", "JPY"),
                                                transaction("refund", "success", "1", "JPY"))
                                        + "]"),
                        with(new String[] {IN_YEN}, with(amounts("79.97"), given("7", "0.02")))),
                row(
                        "given back in another, by itself",
                        alone(transaction("refund", "success", "3250", "JPY")),
                        "paid refund 2026-07-20T09:05:00Z 3250 JPY 7"),
                row(
                        "paid in another, and less than its smallest coin",
                        order(
                                "'total_price_set':{'shop_money':{'amount':'1.00','currency_code':'EUR'},"
                                        + "'presentment_money':{'amount':'0.4','currency_code':'JPY'}}",
                                "'refunds':[" + refund("7", transaction("refund", "success", "1", "JPY")) + "]"),
                        with(new String[] {"incomplete"}, amounts("80"))),
                row(
                        "given back in two, by itself",
                        alone(transaction("refund", "success", "3250", "JPY") + ","
                                + transaction("refund", "success", "20", "USD")),
                        "incomplete"),
                row(
                        "a rate of its day",
                        IN_DOLLARS,
                        order("'currency':'USD'"),
                        PLACED.replace("EUR", "USD,exchange_rate:0.8"),
                        UPDATED.replace("EUR", "USD,exchange_rate:0.8"),
                        RESTORED),
                row(
                        "a day is one of the workspace",
                        IN_DOLLARS,
                        order("'currency':'USD','processed_at':'2026-07-14T22:30:00Z'"),
                        PLACED.replace("EUR", "USD,exchange_rate:0.8"),
                        UPDATED.replace("EUR", "USD,exchange_rate:0.8")
                                .replace("2026-07-20T09:00:00Z", "2026-07-14T22:30:00Z"),
                        RESTORED),
                row(
                        "before the first rate",
                        IN_DOLLARS,
                        order("'currency':'USD','processed_at':'2026-06-30T12:00:00Z'"),
                        "no_rate"),
                row("of no rate", order("'currency':'KWD'"), "no_rate"),
                row("of the workspace", IN_DOLLARS, order(), PLACED, UPDATED, RESTORED));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                row(
                        "paid before there was a shop",
                        order("'processed_at':'2007-05-01T09:00:00+02:00'"),
                        PLACED,
                        UPDATED,
                        RESTORED),
                row(
                        "all of it before its time",
                        order("'processed_at':'2007-05-01T09:00:00Z','created_at':'2007-05-01T09:00:00Z'"),
                        "out_of_time"),
                row("changed in the future", order("'updated_at':'2027-07-20T11:05:00+02:00'"), "out_of_time"),
                row("deleted", "{'id':1001}", "cancelled 2026-07-28T12:00:00Z"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row("what was changed", "{'order_edit':{'id':1,'order_id':1001}}", "not_counted"),
                row("a person is to be forgotten", "{'shop_domain':'tea.myshopify.com','customer':{'id':55}}", "task"),
                row("of another shop", "{'shop_domain':'coffee.myshopify.com','customer':{'id':55}}", "foreign"),
                row("an address", "{'id':9,'created_at':'2026-07-20T11:05:00+02:00','city':'Paris'}", "unknown"),
                row("nothing", "{}", "unknown"),
                row("a list", "[]", "unknown"),
                row("no JSON", "<html>", "not_json"));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Shopify-, orders/create, orders/create",
        "Shopify-, orders/updated, orders/updated",
        "x-shopify-, orders/fulfilled, orders/fulfilled",
        "X-Shopify-, products/update, topic/products_update",
        "X-Shopify-, 06 12 34 56 78, topic/other"
    })
    void aTopicIsOneInEitherSpelling(String prefix, String topic, String kind) {
        Translation translation = ADAPTER.translate(
                PLAIN,
                SentBody.of(order(), Map.of(prefix + "Topic", topic, prefix + "Shop-Domain", "Tea.myshopify.com")));

        assertThat(ShopParts.kinds(translation)).containsExactly(kind);
    }

    @Test
    void whatAnotherShopSendsIsForeign() {
        Translation translation =
                ADAPTER.translate(PLAIN, SentBody.of(order(), Map.of("X-Shopify-Shop-Domain", "coffee.myshopify.com")));

        assertThat(ShopParts.lines(translation)).containsExactly("foreign");
    }

    @Test
    void anOrderIsDeletedWhenShopifySaysSo() {
        Translation translation = ADAPTER.translate(
                PLAIN,
                SentBody.of(
                        "{'id':1001}",
                        Map.of(
                                "X-Shopify-Topic",
                                "orders/delete",
                                "X-Shopify-Triggered-At",
                                "2026-07-21T10:00:00.5Z")));

        assertThat(ShopParts.lines(translation)).containsExactly("cancelled 2026-07-21T10:00:00.500Z");
    }

    @Test
    void aDeletionWithoutATimeIsOneHoweverOftenItComes() {
        ShopifyAdapter later = new ShopifyAdapter(InstantSource.fixed(NOW.plusSeconds(60)));

        assertThat(ids(later.translate(PLAIN, SentBody.of("{'id':1001}"))))
                .isEqualTo(ids(translate(PLAIN, "{'id':1001}")));
    }

    @Test
    void theSameStateIsTheSameWhicheverTopicTellsIt() {
        assertThat(ids(ADAPTER.translate(PLAIN, SentBody.of(order(), Map.of("X-Shopify-Topic", "orders/paid")))))
                .isEqualTo(ids(
                        ADAPTER.translate(PLAIN, SentBody.of(order(), Map.of("X-Shopify-Topic", "orders/create")))));
    }

    @Test
    void anIdTellsNobodysData() {
        assertThat(ids(translate(PLAIN, order("'email':'ada@example.com'"))))
                .allMatch(id -> id.matches("sh(r[0-9a-f]{8})?_[0-9a-f]{32}"));
    }

    private static List<String> ids(Translation translation) {
        return ShopParts.events(translation).stream().map(Event::id).toList();
    }
}
