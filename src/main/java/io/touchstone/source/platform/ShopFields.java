package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.CurrencyCode;
import io.touchstone.source.ratecard.ExchangeRates;
import io.touchstone.source.ratecard.sheet.CardLimits;
import io.touchstone.source.shop.ShopMoney;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields that connections to shops have in common. */
final class ShopFields {

    /** When an order is a purchase. */
    private enum PurchaseWhen {
        CREATED,
        PAID
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final String CURRENCY = "currency";
    private static final String PURCHASE_WHEN = "purchase_when";
    private static final String EXCHANGE_RATES = "exchange_rates";
    private static final String EFFECTIVE_FROM = "effective_from";
    private static final String RATE = "rate";

    /** One for each day of ten years. */
    private static final int MOST_RATES = 4_000;

    private ShopFields() {}

    static void read(SettingsReader given, Books books, ObjectNode settings) {
        String named = given.text(
                CURRENCY,
                code -> CurrencyCode.find(code).isPresent()
                        ? Optional.empty()
                        : Optional.of("must be an upper-case ISO 4217 code, such as EUR"));
        Currency currency =
                Optional.ofNullable(named).flatMap(CurrencyCode::find).orElse(books.currency());
        settings.put(CURRENCY, currency.getCurrencyCode());
        settings.put(
                PURCHASE_WHEN,
                SettingsReader.code(given.choice(PURCHASE_WHEN, PurchaseWhen.values(), PurchaseWhen.CREATED)));
        List<JsonNode> rows = given.list(EXCHANGE_RATES, MOST_RATES);
        if (rows.isEmpty() && !currency.equals(books.currency())) {
            given.wrong(
                    EXCHANGE_RATES,
                    "is missing: the shop counts in " + currency.getCurrencyCode() + ", the workspace in "
                            + books.currency().getCurrencyCode());
        }
        ArrayNode kept = settings.putArray(EXCHANGE_RATES);
        rates(given, rows)
                .forEach((day, rate) ->
                        kept.addObject().put(EFFECTIVE_FROM, day.toString()).set(RATE, NODES.numberNode(rate)));
    }

    /** @param settings as {@link #read} made them */
    static ShopMoney money(ObjectNode settings, Books books) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        settings.path(EXCHANGE_RATES)
                .forEach(row -> byDay.put(
                        LocalDate.parse(row.path(EFFECTIVE_FROM).textValue()),
                        row.path(RATE).decimalValue()));
        return new ShopMoney(
                Currency.getInstance(settings.path(CURRENCY).textValue()),
                new ExchangeRates(byDay),
                books.currency(),
                books.zone());
    }

    /** @param settings as {@link #read} made them */
    static boolean whenPaid(ObjectNode settings) {
        return SettingsReader.code(PurchaseWhen.PAID)
                .equals(settings.path(PURCHASE_WHEN).textValue());
    }

    private static TreeMap<LocalDate, BigDecimal> rates(SettingsReader given, List<JsonNode> rows) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = EXCHANGE_RATES + "[" + i + "]";
            JsonNode row = rows.get(i);
            LocalDate day = date(row.path(EFFECTIVE_FROM).textValue());
            BigDecimal rate = CardLimits.EXCHANGE_RATE.read(row.path(RATE));
            if (day == null) {
                given.wrong(name + "." + EFFECTIVE_FROM, "must be a date, such as 2026-07-01");
            }
            if (rate == null) {
                given.wrong(name + "." + RATE, CardLimits.EXCHANGE_RATE_RULE);
            }
            if (day != null && rate != null && byDay.putIfAbsent(day, rate) != null) {
                given.wrong(name + "." + EFFECTIVE_FROM, "is the day of an earlier one, too");
            }
        }
        return byDay;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.length() != "2026-07-01".length() ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
