package io.touchstone.source.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EventType;
import io.touchstone.event.json.EventLimits;
import io.touchstone.source.ContentIds;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Parts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;

/**
 * The events of what a shop tells. Each has the time of the state that it tells of, and an id over that time and all that it says: so whatever
 * comes twice is the same, and of what differs the latest stands, in whatever order it comes.
 */
public final class ShopEvents {

    /** Of smallest units that an id tells apart. */
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final String prefix;
    private final String kind;
    private final Parts parts;

    /**
     * @param prefix of ids, without what ends it
     * @param kind of the parts, see {@link io.touchstone.source.KindName}
     */
    public ShopEvents(String prefix, String kind, Parts parts) {
        this.prefix = prefix;
        this.kind = kind;
        this.parts = parts;
    }

    /** Of two states of one time that stands of which more was given back: what has gone back does not come again. */
    public void add(ShopOrder order) {
        BigDecimal givenBack =
                order.refunds().stream().map(ShopRefund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        String prefixOfState = prefixOfRefund(prefix, givenBack, order.terms().currency()) + '_';
        if (order.bought()) {
            ObjectNode placed = about(order.purchaseId(), EventType.PURCHASE_PLACED, order.at());
            putMoney(placed, order.amount(), order.terms());
            ObjectNode contact = order.buyer().contact();
            if (contact != null) {
                placed.set("contact", contact);
            }
            Parts.put(placed, "order_name", order.name());
            if (order.test()) {
                placed.put("test", true);
            }
            add(placed, prefixOfState);
        }
        ObjectNode updated = about(order.purchaseId(), EventType.PURCHASE_UPDATED, order.at());
        putMoney(updated, order.amount(), order.terms());
        updated.put("placed_at", order.placedAt().toString());
        // With more the update could not be told at all.
        if (order.allRefunds() && order.refunds().size() <= EventLimits.REFUND_IDS) {
            ArrayNode ids = updated.putArray("refund_ids");
            order.refunds().forEach(refund -> ids.add(refund.id()));
        }
        add(updated, prefixOfState);
        if (order.cancelled()) {
            addCancelled(order.purchaseId(), order.at());
        } else {
            add(about(order.purchaseId(), EventType.PURCHASE_RESTORED, order.at()));
        }
        order.refunds().forEach(refund -> add(order.purchaseId(), order.at(), refund, order.terms()));
    }

    /** Of two that tell of a refund at one time the greater stands: what has gone back does not come again. */
    public void add(String purchaseId, Instant at, ShopRefund refund, MoneyTerms terms) {
        ObjectNode refunded = about(purchaseId, EventType.PURCHASE_REFUNDED, at);
        refunded.put("refund_id", refund.id());
        putMoney(refunded, refund.amount(), terms);
        add(refunded, prefixOfRefund(prefix, refund.amount(), terms.currency()) + '_');
    }

    /**
     * How ids begin of refunds, and of states of orders with refunds, so that those of more are greater.
     *
     * @param prefix of the platform's ids
     * @param amount of the refund, or of all refunds of the state
     */
    public static String prefixOfRefund(String prefix, BigDecimal amount, Currency currency) {
        BigInteger smallestUnits = Decimals.rounded(amount, currency).unscaledValue();
        return prefix + 'r' + HexFormat.of().toHexDigits(smallestUnits.min(MOST).intValue());
    }

    public void addCancelled(String purchaseId, Instant at) {
        add(about(purchaseId, EventType.PURCHASE_CANCELLED, at));
    }

    /** That it was deleted, by a shop that does not say when. @param receivedAt which is no part of its id */
    public void addDeleted(String purchaseId, Instant receivedAt) {
        ObjectNode cancelled = about(purchaseId, EventType.PURCHASE_CANCELLED, receivedAt);
        cancelled.put("id", ContentIds.of(prefix + '_', "deleted", purchaseId));
        parts.addFact(kind, cancelled);
    }

    /** What a shop knows of a customer. */
    public void add(Buyer buyer, Instant at) {
        ObjectNode contact = buyer.contact();
        if (contact == null) {
            parts.ignore(kind, IgnoredReason.NO_CONTACT);
            return;
        }
        ObjectNode identified = begun(EventType.CONTACT_IDENTIFIED, at);
        identified.set("contact", contact);
        add(identified);
    }

    private void add(ObjectNode event) {
        add(event, prefix + '_');
    }

    private void add(ObjectNode event, String prefixOfId) {
        event.put("id", ContentIds.of(prefixOfId, event.toString()));
        parts.addFact(kind, event);
    }

    private static ObjectNode about(String purchaseId, EventType type, Instant at) {
        return begun(type, at).put("purchase_id", purchaseId);
    }

    private static ObjectNode begun(EventType type, Instant at) {
        return JsonNodeFactory.instance.objectNode().put("type", type.code()).put("occurred_at", at.toString());
    }

    private static void putMoney(ObjectNode event, BigDecimal amount, MoneyTerms terms) {
        event.put("amount", Decimals.rounded(amount, terms.currency()).toPlainString());
        event.put("currency", terms.currency().getCurrencyCode());
        if (terms.exchangeRate() != null) {
            event.put("exchange_rate", terms.exchangeRate().toPlainString());
        }
    }
}
