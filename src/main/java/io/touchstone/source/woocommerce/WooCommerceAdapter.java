package io.touchstone.source.woocommerce;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.json.EventParser;
import io.touchstone.source.Adapter;
import io.touchstone.source.HookRequest;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.LeanJson;
import io.touchstone.source.Parts;
import io.touchstone.source.Translation;
import io.touchstone.source.UnreadableBodyException;
import io.touchstone.source.shop.EventClock;
import io.touchstone.source.shop.ShopEvents;
import io.touchstone.source.shop.ShopIds;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies of WooCommerce's webhooks, each of which is an order or what is left of one. */
public final class WooCommerceAdapter implements Adapter<WooCommerceSettings> {

    static final String PLATFORM = "woocommerce";

    /** Of ids of events. */
    private static final String PREFIX = "wc";

    private static final Pattern PING = Pattern.compile("webhook_id=[0-9]{1,20}");

    private static final int LONGEST_PING = 40;

    /** Of a shop, up to its host, which may be in any script. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:[^/?#@]*@)?([^\\s\\p{Cntrl}/?#@:]{1,200})(?=[/?#:]|$)", Pattern.CASE_INSENSITIVE);

    private final EventParser parser;
    private final EventClock clock;

    public WooCommerceAdapter(InstantSource clock) {
        this.parser = new EventParser(clock);
        this.clock = new EventClock(clock);
    }

    /** Whether it is what a shop sends when a webhook is made, to see whether somebody is there. Nobody signs it, and it says nothing. */
    public static boolean isPing(byte[] body) {
        return body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
    }

    @Override
    public Translation translate(WooCommerceSettings settings, HookRequest request) {
        Parts parts = new Parts(parser);
        if (isPing(request.body())) {
            parts.ignore("ping", IgnoredReason.NOT_COUNTED);
            return parts.translation();
        }
        try {
            add(LeanJson.read(request.body(), WooCommerceNames.FIELDS), settings, request, parts);
        } catch (UnreadableBodyException unreadable) {
            parts.ignore("body", unreadable.reason());
        }
        return parts.translation();
    }

    private void add(JsonNode body, WooCommerceSettings settings, HookRequest request, Parts parts) {
        String topic = request.header("X-WC-Webhook-Topic");
        if (body.has("code") && body.has("message") && !body.has("id")) {
            parts.ignore("error", IgnoredReason.NOT_COUNTED);
            return;
        }
        boolean isOrder = switch (topic) {
            case null -> body.has("id") && (body.has("status") || !body.has("date_created_gmt"));
            case "order.created", "order.updated", "order.deleted", "order.restored" -> true;
            default -> false;
        };
        if (!isOrder) {
            parts.ignore(topic == null ? "body" : KindName.of("topic", topic.replace('.', '_')), IgnoredReason.UNKNOWN);
            return;
        }
        String kind = topic == null ? "order" : topic.replace('.', '/');
        String shop = shop(request, body);
        String id = ShopIds.find(body, "id");
        if (shop == null || id == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        ShopEvents events = new ShopEvents(PREFIX, kind, parts);
        boolean isDeleted = topic == null ? !body.has("status") : topic.equals("order.deleted");
        new WooCommerceOrders(settings, shop, clock, events, kind, parts).add(body, id, isDeleted);
    }

    /** The host of the shop: a header says its address, and an order its own. */
    private static @Nullable String shop(HookRequest request, JsonNode body) {
        String source = request.header("X-WC-Webhook-Source");
        return host(source == null ? text(body.path("_links").path("self").path(0), "href") : source);
    }

    private static @Nullable String host(@Nullable String address) {
        Matcher matcher = ADDRESS.matcher(address == null ? "" : address.strip());
        return matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
