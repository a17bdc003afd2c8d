package io.touchstone.source.woocommerce;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.CurrencyCode;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Parts;
import io.touchstone.source.shop.Buyer;
import io.touchstone.source.shop.Decimals;
import io.touchstone.source.shop.EventClock;
import io.touchstone.source.shop.MoneyTerms;
import io.touchstone.source.shop.ShopEvents;
import io.touchstone.source.shop.ShopIds;
import io.touchstone.source.shop.ShopOrder;
import io.touchstone.source.shop.ShopPhone;
import io.touchstone.source.shop.ShopRefund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders, as any webhook about one tells them. */
final class WooCommerceOrders {

    private static final Set<String> NO_REAL_MONEY = Set.of("test", "sandbox");

    private final WooCommerceSettings settings;
    private final String shop;
    private final EventClock clock;
    private final ShopEvents events;
    private final String kind;
    private final Parts parts;

    WooCommerceOrders(
            WooCommerceSettings settings, String shop, EventClock clock, ShopEvents events, String kind, Parts parts) {
        this.settings = settings;
        this.shop = shop;
        this.clock = clock;
        this.events = events;
        this.kind = kind;
        this.parts = parts;
    }

    /** @param deleted whether it is gone; often nothing is told of it then but its id */
    void add(JsonNode order, String id, boolean deleted) {
        OrderState state = deleted ? OrderState.CANCELLED : OrderState.of(settings, order);
        if (state == OrderState.NOTHING || (settings.whenPaid() && state == OrderState.MADE)) {
            parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            return;
        }
        String purchaseId = WooCommerceAdapter.PLATFORM + ':' + shop + ':' + id;
        Instant modified = time(order, "date_modified_gmt");
        Instant created = time(order, "date_created_gmt");
        Instant told = modified == null ? created : modified;
        Instant at = told == null ? clock.now() : told;
        if (!clock.isInRange(at)) {
            parts.ignore(kind, IgnoredReason.OUT_OF_TIME);
        } else if (state == OrderState.CANCELLED && told == null) {
            events.addDeleted(purchaseId, at);
        } else if (state == OrderState.CANCELLED) {
            events.addCancelled(purchaseId, at);
        } else {
            add(order, purchaseId, at, created == null ? at : created);
        }
    }

    private void add(JsonNode order, String purchaseId, Instant at, Instant placedAt) {
        BigDecimal total = Decimals.find(order, "total");
        Currency currency = Optional.ofNullable(text(order, "currency"))
                .flatMap(CurrencyCode::find)
                .orElse(null);
        if (total == null || currency == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        if (!clock.isInRange(placedAt)) {
            parts.ignore(kind, IgnoredReason.OUT_OF_TIME);
            return;
        }
        MoneyTerms terms = settings.money().terms(currency, placedAt).orElse(null);
        if (terms == null) {
            parts.ignore(kind, IgnoredReason.NO_RATE);
            return;
        }
        events.add(new ShopOrder(
                purchaseId,
                at,
                placedAt,
                true,
                false,
                total.max(BigDecimal.ZERO),
                terms,
                buyer(order),
                text(order, "number"),
                isTest(order),
                refunds(order),
                true));
    }

    private Buyer buyer(JsonNode order) {
        JsonNode billing = order.path("billing");
        return new Buyer(
                ShopIds.within(WooCommerceAdapter.PLATFORM, shop, ShopIds.find(order, "customer_id")),
                text(billing, "email"),
                ShopPhone.e164(text(billing, "phone"), text(billing, "country")),
                Buyer.name(text(billing, "first_name"), text(billing, "last_name")));
    }

    private List<ShopRefund> refunds(JsonNode order) {
        List<ShopRefund> refunds = new ArrayList<>();
        for (JsonNode refund : order.path("refunds")) {
            String id = ShopIds.find(refund, "id");
            BigDecimal amount = Decimals.find(refund, "total");
            if (id == null || amount == null) {
                parts.ignore(kind, IgnoredReason.INCOMPLETE);
            } else {
                refunds.add(new ShopRefund(id, amount.abs()));
            }
        }
        return refunds;
    }

    /** Each way to pay writes for itself whether it was in earnest, under a name such as {@code _wcpay_mode}. */
    private static boolean isTest(JsonNode order) {
        for (JsonNode meta : order.path("meta_data")) {
            String key = text(meta, "key");
            String value = text(meta, "value");
            if (key != null
                    && value != null
                    && (key.endsWith("_mode") || key.endsWith("_environment"))
                    && NO_REAL_MONEY.contains(value.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Written without a zone, for it is always UTC. */
    private static @Nullable Instant time(JsonNode order, String name) {
        String text = text(order, name);
        return text == null ? null : EventClock.parse(text.endsWith("Z") ? text : text + 'Z');
    }
}
