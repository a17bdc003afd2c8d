package io.touchstone.source.shopify;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.Identity;
import io.touchstone.event.json.EventParser;
import io.touchstone.source.Adapter;
import io.touchstone.source.HookRequest;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.LeanJson;
import io.touchstone.source.Part;
import io.touchstone.source.Parts;
import io.touchstone.source.Translation;
import io.touchstone.source.UnreadableBodyException;
import io.touchstone.source.shop.EventClock;
import io.touchstone.source.shop.ShopEvents;
import io.touchstone.source.shop.ShopIds;
import io.touchstone.source.shopify.ShopifyContent.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of Shopify's webhooks, each of which is an order, a refund, a customer or what becomes of one. */
public final class ShopifyAdapter implements Adapter<ShopifySettings> {

    static final String PLATFORM = "shopify";

    /** Of ids of events. */
    private static final String PREFIX = "sh";

    private final EventParser parser;
    private final EventClock clock;

    public ShopifyAdapter(InstantSource clock) {
        this.parser = new EventParser(clock);
        this.clock = new EventClock(clock);
    }

    /** The value of one of Shopify's headers, which it writes with an {@code X-} in front or without. */
    public static @Nullable String header(HookRequest request, String name) {
        String old = request.header("X-Shopify-" + name);
        return old == null ? request.header("Shopify-" + name) : old;
    }

    @Override
    public Translation translate(ShopifySettings settings, HookRequest request) {
        Parts parts = new Parts(parser);
        try {
            add(LeanJson.read(request.body(), ShopifyNames.FIELDS), settings, request, parts);
        } catch (UnreadableBodyException unreadable) {
            parts.ignore("body", unreadable.reason());
        }
        return parts.translation();
    }

    private void add(JsonNode body, ShopifySettings settings, HookRequest request, Parts parts) {
        Told told = ShopifyContent.of(header(request, "Topic"), body);
        String kind = told.kind();
        String named = header(request, "Shop-Domain");
        String shop = named == null ? text(body, "shop_domain") : named;
        if (shop != null && !shop.equalsIgnoreCase(settings.shop())) {
            parts.ignore(kind, IgnoredReason.FOREIGN);
            return;
        }
        Instant triggeredAt = EventClock.parse(header(request, "Triggered-At"));
        ShopEvents events = new ShopEvents(PREFIX, kind, parts);
        switch (told.content()) {
            case ORDER -> new ShopifyOrders(settings, clock, events, kind, parts).add(body, triggeredAt);
            case REFUND -> new ShopifyRefunds(settings, clock, events, kind, parts).add(body, triggeredAt);
            case CUSTOMER -> addCustomer(body, settings, triggeredAt, events);
            case DELETED_ORDER -> addDeleted(body, settings, triggeredAt, events, kind, parts);
            case EDIT -> parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            case REDACTION -> addRedaction(body.path("customer"), settings, kind, parts);
            case PRIVACY -> parts.ignore(kind, IgnoredReason.TASK);
            case OTHER -> parts.ignore(kind, IgnoredReason.UNKNOWN);
        }
    }

    private void addCustomer(
            JsonNode customer, ShopifySettings settings, @Nullable Instant triggeredAt, ShopEvents events) {
        Instant updatedAt = EventClock.parse(text(customer, "updated_at"));
        Instant at = updatedAt == null ? triggeredAt : updatedAt;
        events.add(ShopifyBuyers.ofCustomer(settings.shop(), customer), at == null ? clock.now() : at);
    }

    /** Where it does not say whose, somebody has to see to it. */
    private static void addRedaction(JsonNode customer, ShopifySettings settings, String kind, Parts parts) {
        List<Identity> identities =
                ShopifyBuyers.ofCustomer(settings.shop(), customer).identities();
        if (identities.isEmpty()) {
            parts.ignore(kind, IgnoredReason.TASK);
        } else {
            parts.add(new Part.Forgotten(kind, identities));
        }
    }

    private void addDeleted(
            JsonNode body,
            ShopifySettings settings,
            @Nullable Instant triggeredAt,
            ShopEvents events,
            String kind,
            Parts parts) {
        String purchaseId = ShopIds.within(PLATFORM, settings.shop(), ShopIds.find(body, "id"));
        if (purchaseId == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
        } else if (triggeredAt == null) {
            events.addDeleted(purchaseId, clock.now());
        } else {
            events.addCancelled(purchaseId, triggeredAt);
        }
    }
}
