package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Made to be computed by hand. Times are hours after {@link #START}. */
abstract class SmallWorld {

    static final Currency EUR = Currency.getInstance("EUR");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static final Question WEEK = Question.of(MONDAY, MONDAY.plusDays(6));
    static final Source SPRING = new Source.OfCampaign("spring");
    static final Source HELLO = new Source.OfFlowNode("welcome", "hello");

    final List<Event> events = new ArrayList<>();

    static Contact contactOf(Message message) {
        return Objects.requireNonNull(message.contact());
    }

    static Contact contactOf(Purchase purchase) {
        return Objects.requireNonNull(purchase.contact());
    }

    Reference reference() {
        return new Reference(events, PARIS, EUR);
    }

    void assertKpi(String name, String value) {
        assertThat(reference().kpis(WEEK).get(name)).as(name).isEqualByComparingTo(value);
    }

    @Nullable String winner(String purchase) {
        return winner(purchase, TouchRule.READ);
    }

    @Nullable String winner(String purchase, TouchRule touch) {
        return reference()
                .credit(purchase, new AttributionRule(touch, Window.TWO_DAYS, Window.ONE_DAY))
                .map(credit -> credit.message().id())
                .orElse(null);
    }

    void sent(String message, String contact, Source source, long hour) {
        events.add(new Event.MessageSent(nextId(), at(hour), message, id(contact), source, null, null, null));
    }

    void read(String message, long hour) {
        events.add(new Event.MessageRead(nextId(), at(hour), message));
    }

    void clicked(String message, long hour, boolean machine) {
        events.add(new Event.MessageClicked(nextId(), at(hour), message, null, machine));
    }

    void replied(String message, long hour) {
        events.add(new Event.MessageReplied(nextId(), at(hour), message, ReplyKind.QUICK_REPLY, "Yes"));
    }

    void priced(String message, long hour, String amount, boolean estimated) {
        events.add(new Event.MessagePriced(nextId(), at(hour), message, cost(amount, estimated)));
    }

    void placed(String purchase, String contact, long hour, String amount) {
        events.add(new Event.PurchasePlaced(nextId(), at(hour), purchase, id(contact), euros(amount), null, false));
    }

    void identified(long hour, ContactReference contact) {
        events.add(new Event.ContactIdentified(nextId(), at(hour), contact, null));
    }

    String nextId() {
        return "event-" + events.size();
    }

    static Instant at(long hour) {
        return START.plus(Duration.ofHours(hour));
    }

    static ContactReference id(String id) {
        return new ContactReference(id, null, null, null, null);
    }

    static Money euros(String amount) {
        return new Money(new BigDecimal(amount), EUR, null);
    }

    static Cost cost(String amount, boolean estimated) {
        return new Cost(euros(amount), estimated);
    }

    void placed(String purchase, Instant at, Money amount) {
        events.add(new Event.PurchasePlaced(nextId(), at, purchase, id("ada"), amount, null, false));
    }

    void refunded(String purchase, long hour, Money amount, @Nullable String refundId) {
        events.add(new Event.PurchaseRefunded(nextId(), at(hour), purchase, amount, refundId));
    }

    void failed(String message, long hour) {
        events.add(new Event.MessageFailed(nextId(), at(hour), message, "131026", null));
    }

    /** One that names no message. */
    void answered(ContactReference contact, Instant at) {
        events.add(new Event.MessageReplied(nextId(), at, null, contact, ReplyKind.QUICK_REPLY, "Yes"));
    }

    Purchase purchase() {
        return reference().allPurchases().getFirst();
    }

    static ContactReference phone(String phone) {
        return new ContactReference(null, phone, null, null, null);
    }

    static ContactReference email(String email) {
        return new ContactReference(null, null, null, null, email);
    }

    static Money dollars(String amount, String rate) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"), new BigDecimal(rate));
    }
}
