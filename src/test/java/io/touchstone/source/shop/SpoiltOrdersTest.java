package io.touchstone.source.shop;

import static io.touchstone.source.shop.ShopParts.EUROS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.EventWriter;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.source.HookRequest;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.SpoiltJson;
import io.touchstone.source.Translation;
import io.touchstone.source.shopify.ShopifyAdapter;
import io.touchstone.source.shopify.ShopifySettings;
import io.touchstone.source.woocommerce.WooCommerceAdapter;
import io.touchstone.source.woocommerce.WooCommerceSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No order is an error, and none makes an event that is none. */
class SpoiltOrdersTest {

    private static final int BODIES = 3_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final InstantSource CLOCK = InstantSource.fixed(ShopParts.NOW);

    private static final EventParser PARSER = new EventParser(CLOCK);

    private static final ShopifyAdapter SHOPIFY = new ShopifyAdapter(CLOCK);

    private static final WooCommerceAdapter WOOCOMMERCE = new WooCommerceAdapter(CLOCK);

    private static final ShopifySettings OF_SHOPIFY =
            new ShopifySettings("tea.myshopify.com", EUROS, false, true, false);

    private static final WooCommerceSettings OF_WOOCOMMERCE =
            new WooCommerceSettings(EUROS, false, Set.of("processing"));

    private static final String PERSON = "'first_name':'Ada','last_name':'Byron','phone':'06 12 34 56 78',"
            + "'country':'FR','country_code':'FR','email':'ada@example.com'";

    private static final String IN_BOTH = "'shop_money':{'amount':'80.00','currency_code':'EUR'},"
            + "'presentment_money':{'amount':'13000','currency_code':'JPY'}";

    /** Of Shopify. */
    private static final String ORDER = "{'id':1001,'name':'#1001','currency':'EUR','total_price':'80.00',"
            + "'current_total_price':'60.00','financial_status':'paid','source_name':'web','test':false,'tags':'a',"
            + "'created_at':'2026-07-20T11:00:00+02:00','processed_at':'2026-07-20T11:00:00+02:00',"
            + "'updated_at':'2026-07-20T11:05:00+02:00','email':'ada@example.com','phone':'06 12 34 56 78',"
            + "'customer':{'id':55,'default_address':{" + PERSON + "}," + PERSON + "},'billing_address':{" + PERSON
            + "},'total_price_set':{" + IN_BOTH + "},'refunds':[{'id':7,'transactions':[{'kind':'refund',"
            + "'status':'success','amount':'3250','currency':'JPY','amount_set':{" + IN_BOTH + "}}]}]}";

    /** Of WooCommerce. */
    private static final String OTHER_ORDER = "{'id':1001,'number':'1001','status':'processing','currency':'EUR',"
            + "'total':'80.00','customer_id':12,'date_created_gmt':'2026-07-20T09:00:00',"
            + "'date_modified_gmt':'2026-07-20T09:05:00','date_paid_gmt':'2026-07-20T09:05:00','billing':{" + PERSON
            + "},'refunds':[{'id':7,'total':'-20.00'}],'meta_data':[{'key':'_wcpay_mode','value':'test'}],"
            + "'_links':{'self':[{'href':'https://tea.example/wp-json/wc/v3/orders/1001'}]}}";

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void ofShopifyBecomeParts(long seed) throws JsonProcessingException {
        becomeParts(ORDER, seed, request -> SHOPIFY.translate(OF_SHOPIFY, request));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void ofWooCommerceBecomeParts(long seed) throws JsonProcessingException {
        becomeParts(OTHER_ORDER, seed, request -> WOOCOMMERCE.translate(OF_WOOCOMMERCE, request));
    }

    private static void becomeParts(String whole, long seed, Function<HookRequest, Translation> translate)
            throws JsonProcessingException {
        Random random = new Random(seed);
        int events = 0;
        for (int i = 0; i < BODIES; i++) {
            JsonNode tree = JSON.readTree(whole.replace('\'', '"'));
            int times = 1 + random.nextInt(4);
            for (int j = 0; j < times; j++) {
                SpoiltJson.spoil(tree, random);
            }
            events += assertSound(JSON.writeValueAsString(tree), translate);
        }
        assertThat(events).as("else nothing was spoilt but the whole").isGreaterThan(BODIES);
    }

    /** How many events it becomes. */
    private static int assertSound(String body, Function<HookRequest, Translation> translate) {
        Translation translation = translate.apply(SentBody.of(body.getBytes(UTF_8)));
        assertThat(translation.parts()).as(body).isNotEmpty();
        for (Part part : translation.parts()) {
            assertThat(part.kind()).matches("[a-z_/0-9]+");
        }
        List<Event> events = ShopParts.events(translation);
        for (Event event : events) {
            assertThat(PARSER.parse(EventWriter.json(event))).isEqualTo(new ParsedEvent.Valid(event));
        }
        return events.size();
    }
}
