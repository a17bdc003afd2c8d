package io.touchstone;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a workspace, told in short sentences. Contacts go by their own id, instants by RFC 3339 in UTC. */
public final class History {

    private final Currency currency;
    private final String prefix;
    private final List<Event> events = new ArrayList<>();

    public History(String currency) {
        this(currency, "e");
    }

    /** @param prefix of the ids of its events: those of another history differ */
    public History(String currency, String prefix) {
        this.currency = Currency.getInstance(currency);
        this.prefix = prefix;
    }

    public static History inPounds() {
        return new History("GBP");
    }

    public History campaignSent(String campaign, String message, String contact, String at) {
        return sent(campaign, message, contact(contact), at);
    }

    public History sent(String campaign, String message, ContactReference contact, String at) {
        return add(new Event.MessageSent(
                nextId(), Instant.parse(at), message, contact, new Source.OfCampaign(campaign), null, null, null));
    }

    public History campaignSent(String campaign, String message, String contact, String at, String cost) {
        return add(new Event.MessageSent(
                nextId(),
                Instant.parse(at),
                message,
                contact(contact),
                new Source.OfCampaign(campaign),
                new Cost(money(cost), false),
                null,
                null));
    }

    public History campaignSentAtAnEstimate(String campaign, String message, String contact, String at, String cost) {
        return add(new Event.MessageSent(
                nextId(),
                Instant.parse(at),
                message,
                contact(contact),
                new Source.OfCampaign(campaign),
                new Cost(money(cost), true),
                null,
                null));
    }

    public History flowSent(String flow, String node, String message, String contact, String at) {
        return add(new Event.MessageSent(
                nextId(),
                Instant.parse(at),
                message,
                contact(contact),
                new Source.OfFlowNode(flow, node),
                null,
                null,
                null));
    }

    /** @param ref the sender's own key of the message; null for none */
    public History sentAs(
            boolean fallback, String campaign, String message, String contact, @Nullable String ref, String at) {
        return add(new Event.MessageSent(
                nextId(),
                Instant.parse(at),
                message,
                contact(contact),
                new Source.OfCampaign(campaign),
                null,
                null,
                null,
                fallback,
                ref));
    }

    /** Of a message that only its sender's key names. */
    public History clickedRef(String ref, String at) {
        return clickedRef(ref, Instant.parse(at), false);
    }

    public History clickedRef(String ref, Instant at, boolean machine) {
        return add(new Event.MessageClicked(nextId(), at, null, ref, "https://shop.example/", machine));
    }

    public History delivered(String message, String at) {
        return add(new Event.MessageDelivered(nextId(), Instant.parse(at), message, null));
    }

    public History read(String message, String at) {
        return add(new Event.MessageRead(nextId(), Instant.parse(at), message));
    }

    public History clicked(String message, String at) {
        return add(new Event.MessageClicked(nextId(), Instant.parse(at), message, null, false));
    }

    public History repliedQuickly(String message, String at) {
        return add(new Event.MessageReplied(nextId(), Instant.parse(at), message, ReplyKind.QUICK_REPLY, null));
    }

    public History optedOut(String contact, String message, String at) {
        return add(new Event.ContactOptedOut(nextId(), Instant.parse(at), contact(contact), message));
    }

    /** Without a word of the message that it answers. */
    public History answered(String contact, String at) {
        return add(new Event.MessageReplied(
                nextId(), Instant.parse(at), null, contact(contact), ReplyKind.QUICK_REPLY, null));
    }

    public History failed(String message, String at) {
        return add(new Event.MessageFailed(nextId(), Instant.parse(at), message, null, null));
    }

    public History bought(String purchase, String contact, String at, String amount) {
        return bought(purchase, contact(contact), at, amount);
    }

    public History bought(String purchase, ContactReference contact, String at, String amount) {
        return add(new Event.PurchasePlaced(
                nextId(), Instant.parse(at), purchase, contact, money(amount), "#" + purchase, false));
    }

    public History refunded(String purchase, String at, String amount) {
        return add(new Event.PurchaseRefunded(nextId(), Instant.parse(at), purchase, money(amount)));
    }

    public History cancelled(String purchase, String at) {
        return add(new Event.PurchaseCancelled(nextId(), Instant.parse(at), purchase));
    }

    public History identified(ContactReference contact, String at) {
        return add(new Event.ContactIdentified(nextId(), Instant.parse(at), contact, null));
    }

    public History same(String contact, String other, String at) {
        return add(new Event.ContactIdentified(nextId(), Instant.parse(at), contact(contact), contact(other)));
    }

    public static ContactReference contact(String id) {
        return new ContactReference(id, null, null, null, null);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** All of it in one batch. */
    public void sendTo(String key) {
        Worlds.send(key, events, true);
    }

    private History add(Event event) {
        events.add(event);
        return this;
    }

    private String nextId() {
        return prefix + events.size();
    }

    private Money money(String amount) {
        return new Money(new BigDecimal(amount), currency, null);
    }
}
