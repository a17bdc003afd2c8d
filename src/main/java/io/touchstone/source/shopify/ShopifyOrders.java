package io.touchstone.source.shopify;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.CurrencyCode;
import io.touchstone.event.Money;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.source.Parts;
import io.touchstone.source.shop.Decimals;
import io.touchstone.source.shop.EventClock;
import io.touchstone.source.shop.MoneyTerms;
import io.touchstone.source.shop.ShopEvents;
import io.touchstone.source.shop.ShopIds;
import io.touchstone.source.shop.ShopOrder;
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

/** Orders, in whichever body they come. */
final class ShopifyOrders {

    private static final Set<String> PAID = Set.of("paid", "partially_refunded", "refunded");

    /** Of an order that was paid and then grew, or one of which the half is paid: what another state made a purchase is changed by it. */
    private static final String PARTIALLY_PAID = "partially_paid";

    /** The payment was given up before any money moved. */
    private static final String VOIDED = "voided";

    private static final String TILL = "pos";

    /** Shopify's own name of what makes the later orders of a subscription. */
    private static final String SUBSCRIPTION = "subscription_contract";

    /** By which apps that sell subscriptions mark those that nobody placed. */
    private static final String RENEWED = "subscription recurring order";

    private final ShopifySettings settings;
    private final EventClock clock;
    private final ShopEvents events;
    private final String kind;
    private final Parts parts;

    ShopifyOrders(ShopifySettings settings, EventClock clock, ShopEvents events, String kind, Parts parts) {
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.kind = kind;
        this.parts = parts;
    }

    /** @param triggeredAt when Shopify was about to send it; null where it does not say */
    void add(JsonNode order, @Nullable Instant triggeredAt) {
        String purchaseId = ShopIds.within(ShopifyAdapter.PLATFORM, settings.shop(), ShopIds.find(order, "id"));
        BigDecimal total = Decimals.find(order, "total_price");
        Currency currency = Optional.ofNullable(text(order, "currency"))
                .flatMap(CurrencyCode::find)
                .orElse(null);
        if (purchaseId == null || total == null || currency == null) {
            parts.ignore(kind, IgnoredReason.INCOMPLETE);
            return;
        }
        String payment = text(order, "financial_status");
        boolean paid = payment != null && PAID.contains(payment);
        boolean cancelled = text(order, "cancelled_at") != null || VOIDED.equals(payment);
        Instant updatedAt = EventClock.parse(text(order, "updated_at"));
        Instant told = updatedAt == null ? triggeredAt : updatedAt;
        Instant at = told == null ? clock.now() : told;
        if (isLeftOut(order) || (settings.whenPaid() && !paid && !PARTIALLY_PAID.equals(payment))) {
            addLeftOut(purchaseId, at, cancelled);
            return;
        }
        Instant placedAt = placedAt(order, at);
        if (!clock.isInRange(at) || !clock.isInRange(placedAt)) {
            parts.ignore(kind, IgnoredReason.OUT_OF_TIME);
            return;
        }
        MoneyTerms terms = settings.money().terms(currency, placedAt).orElse(null);
        if (terms == null) {
            parts.ignore(kind, IgnoredReason.NO_RATE);
            return;
        }
        RefundMoney money = RefundMoney.ofOrder(order, currency);
        List<ShopRefund> refunds = refunds(order, money);
        money.paid()
                .ifPresent(inOther -> parts.add(new Part.PaidOrder(
                        kind, purchaseId, at, new Money(money.shopTotal(), currency, terms.exchangeRate()), inOther)));
        events.add(new ShopOrder(
                purchaseId,
                at,
                placedAt,
                paid || !settings.whenPaid(),
                cancelled,
                amount(order, total, refunds),
                terms,
                ShopifyBuyers.ofOrder(settings.shop(), order),
                text(order, "name"),
                "true".equals(text(order, "test")),
                refunds,
                false));
    }

    /** It may have counted before, by another state or other settings: then it is to end, too. */
    private void addLeftOut(String purchaseId, Instant at, boolean cancelled) {
        if (!cancelled) {
            parts.ignore(kind, IgnoredReason.NOT_COUNTED);
        } else if (clock.isInRange(at)) {
            events.addCancelled(purchaseId, at);
        } else {
            parts.ignore(kind, IgnoredReason.OUT_OF_TIME);
        }
    }

    private boolean isLeftOut(JsonNode order) {
        String source = text(order, "source_name");
        return (!settings.includePos() && TILL.equals(source))
                || (!settings.includeRenewals() && isRenewal(order, source));
    }

    private static boolean isRenewal(JsonNode order, @Nullable String source) {
        String tags = text(order, "tags");
        return (source != null && source.startsWith(SUBSCRIPTION))
                || (tags != null && tags.toLowerCase(Locale.ROOT).contains(RENEWED));
    }

    /** Who imports orders writes into one when it was paid, be it before there was a shop: then it is when the order was made. */
    private Instant placedAt(JsonNode order, Instant at) {
        Instant processed = EventClock.parse(text(order, "processed_at"));
        if (processed != null && clock.isInRange(processed)) {
            return processed;
        }
        Instant created = EventClock.parse(text(order, "created_at"));
        return created == null ? at : created;
    }

    private List<ShopRefund> refunds(JsonNode order, RefundMoney money) {
        List<ShopRefund> refunds = new ArrayList<>();
        for (JsonNode refund : order.path("refunds")) {
            String id = ShopIds.find(refund, "id");
            BigDecimal amount = id == null ? null : money.of(refund);
            if (id == null || amount == null) {
                parts.ignore(kind, IgnoredReason.INCOMPLETE);
            } else {
                refunds.add(new ShopRefund(id, amount));
            }
        }
        return refunds;
    }

    /**
     * What is left of an order after refunds, and they, are what it was: unless it was changed to less. Where one of them cannot be told, it is
     * the total: else that refund would be taken off, and told by itself later.
     */
    private static BigDecimal amount(JsonNode order, BigDecimal total, List<ShopRefund> refunds) {
        BigDecimal current = Decimals.find(order, "current_total_price");
        if (current == null || refunds.size() < order.path("refunds").size()) {
            return total.max(BigDecimal.ZERO);
        }
        BigDecimal given = refunds.stream().map(ShopRefund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.min(current.add(given)).max(BigDecimal.ZERO);
    }
}
