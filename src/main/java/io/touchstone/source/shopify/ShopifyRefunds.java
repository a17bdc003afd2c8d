package io.touchstone.source.shopify;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.source.Parts;
import io.touchstone.source.shop.EventClock;
import io.touchstone.source.shop.MoneyTerms;
import io.touchstone.source.shop.ShopEvents;
import io.touchstone.source.shop.ShopIds;
import io.touchstone.source.shop.ShopRefund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Refunds that come by themselves, without their order. */
final class ShopifyRefunds {

    private final ShopifySettings settings;
    private final EventClock clock;
    private final ShopEvents events;
    private final String kind;
    private final Parts parts;

    ShopifyRefunds(ShopifySettings settings, EventClock clock, ShopEvents events, String kind, Parts parts) {
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.kind = kind;
        this.parts = parts;
    }

    /** @param triggeredAt when Shopify was about to send it; null where it does not say */
    void add(JsonNode refund, @Nullable Instant triggeredAt) {
        String id = ShopIds.find(refund, "id");
        String purchaseId = ShopIds.within(ShopifyAdapter.PLATFORM, settings.shop(), ShopIds.find(refund, "order_id"));
        if (id == null || purchaseId == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        Instant own =
                EventClock.first(text(refund, "updated_at"), text(refund, "created_at"), text(refund, "processed_at"));
        Instant told = own == null ? triggeredAt : own;
        Instant at = told == null ? clock.now() : told;
        if (!clock.isInRange(at)) {
            parts.ignore(kind, IgnoredReason.OUT_OF_TIME);
            return;
        }
        Currency shop = settings.money().shop();
        BigDecimal amount = RefundMoney.alone(shop).of(refund);
        if (amount == null) {
            RefundMoney.paid(refund)
                    .ifPresentOrElse(
                            paid -> parts.add(new Part.PaidRefund(kind, purchaseId, id, at, paid)),
                            () -> parts.ignore(kind, IgnoredReason.INCOMPLETE));
            return;
        }
        MoneyTerms terms = settings.money().terms(shop, at).orElse(null);
        if (terms == null) {
            parts.ignore(kind, IgnoredReason.NO_RATE);
            return;
        }
        events.add(purchaseId, at, new ShopRefund(id, amount), terms);
    }
}
