package io.touchstone.source.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import io.touchstone.event.json.EventWriter;
import io.touchstone.source.Part;
import io.touchstone.source.Translation;
import io.touchstone.source.ratecard.ExchangeRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What becomes of a shop's body, in a line for each part. */
public final class ShopParts {

    public static final Instant NOW = Instant.parse("2026-07-28T12:00:00Z");

    private static final Currency EUR = Currency.getInstance("EUR");

    public static final ShopMoney EUROS = new ShopMoney(EUR, ExchangeRates.NONE, EUR, ZoneId.of("Europe/Paris"));

    private ShopParts() {}

    /** Of a shop in another currency, of a workspace in euros and in Paris, with rates from a day on. */
    public static ShopMoney money(String currency, Map<String, String> rates) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        rates.forEach((day, rate) -> byDay.put(LocalDate.parse(day), new BigDecimal(rate)));
        return new ShopMoney(Currency.getInstance(currency), new ExchangeRates(byDay), EUR, ZoneId.of("Europe/Paris"));
    }

    public static List<Event> events(Translation translation) {
        return translation.parts().stream()
                .flatMap(part -> part instanceof Part.Fact(var _, Event event) ? Stream.of(event) : Stream.empty())
                .toList();
    }

    /** Without what all parts of the body have in common: the kind. */
    public static List<String> lines(Translation translation) {
        return translation.parts().stream().map(ShopParts::line).toList();
    }

    public static List<String> kinds(Translation translation) {
        return translation.parts().stream().map(Part::kind).distinct().toList();
    }

    private static String line(Part part) {
        return switch (part) {
            case Part.Fact(var _, Event event) -> line(event);
            case Part.Ignored(var _, var reason) -> reason.code();
            case Part.PaidOrder order -> "paid " + order.at() + " " + text(order.paid()) + " is " + text(order.shop());
            case Part.PaidRefund refund ->
                "paid refund " + refund.at() + " " + text(refund.paid()) + " " + refund.refundId();
            case Part.Charge charge -> charge.toString();
            case Part.Forgotten(var _, var identities) -> "forget " + identities;
        };
    }

    private static String text(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private static String line(Event event) {
        ObjectNode json = EventWriter.json(event);
        String type = json.remove("type").asText();
        String at = json.remove("occurred_at").asText();
        json.remove("id");
        json.remove("purchase_id");
        return (type + " " + at + " " + json.toString().replace("\"", ""))
                .replace("purchase.", "")
                .replace(" {}", "");
    }
}
