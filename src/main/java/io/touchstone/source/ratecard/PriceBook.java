package io.touchstone.source.ratecard;

import io.touchstone.event.Money;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices of one account at WhatsApp: its workspace's cards, by the days of its own time zone. Immutable. */
public final class PriceBook {

    /** How many messages of a month were charged before the one that is priced. */
    @FunctionalInterface
    public interface Before {

        /**
         * None: the price that is right while a month goes on. Which tier a message is in depends on all those delivered before it, and
         * some of them become known later; a month is priced by tiers when it is priced again.
         */
        Before NONE = volume -> 0;

        /** Asked once for each message that has a rate. */
        long count(Volume volume);
    }

    private final List<RateCard> cards;
    private final MarketMap map;
    private final LocalCalendar calendar;
    private final Currency workspaceCurrency;

    /** @param cards of any currencies, at most one for each and day */
    public PriceBook(Collection<RateCard> cards, MarketMap map, LocalCalendar calendar, Currency workspaceCurrency) {
        // The latest begun is in effect, whatever its currency: who is billed in another one from a day on puts a card
        // of it.
        // Of two of one day the workspace's own currency needs no exchange rate.
        this.cards = cards.stream()
                .sorted(Comparator.comparing(RateCard::effectiveFrom)
                        .reversed()
                        .thenComparing(card -> !card.currency().equals(workspaceCurrency))
                        .thenComparing(card -> card.currency().getCurrencyCode()))
                .toList();
        this.map = map;
        this.calendar = calendar;
        this.workspaceCurrency = workspaceCurrency;
    }

    public Currency workspaceCurrency() {
        return workspaceCurrency;
    }

    public Price price(PricedStatus status, Before before) {
        return switch (status.charging()) {
            case FREE -> new Price.Free();
            case BY_CONVERSATION -> new Price.Unpriced(Price.Why.CHARGED_BY_CONVERSATION);
            case UNKNOWN -> new Price.Unpriced(Price.Why.UNKNOWN_TYPE);
            case CHARGED ->
                status.category() == null
                        ? new Price.Unpriced(Price.Why.NO_CATEGORY)
                        : price(status.category(), status.region(), calendar.dayOf(status.at()), before);
        };
    }

    private Price price(String category, @Nullable String region, LocalDate day, Before before) {
        Optional<RateCard> card = cards.stream()
                .filter(candidate -> !candidate.effectiveFrom().isAfter(day))
                .findFirst();
        if (card.isEmpty()) {
            return new Price.Unpriced(Price.Why.NO_CARD);
        }
        Optional<MarketRates> market = card.get().market(region, map.names(region, day));
        if (market.isEmpty()) {
            return new Price.Unpriced(Price.Why.NO_MARKET);
        }
        return market.get()
                .charged(category)
                .map(row -> {
                    Volume volume = new Volume(
                            YearMonth.from(day), MarketRates.form(market.get().name()), row);
                    BigDecimal price = market.get().rate(row).priceAfter(before.count(volume));
                    return charged(card.get(), card.get().markup().on(price), day);
                })
                .orElseGet(() -> new Price.Unpriced(Price.Why.NO_RATE));
    }

    private Price charged(RateCard card, BigDecimal price, LocalDate day) {
        if (card.currency().equals(workspaceCurrency)) {
            return new Price.Charged(new Money(price, card.currency(), null), card.effectiveFrom());
        }
        return card.exchangeRates()
                .on(day)
                .<Price>map(rate -> new Price.Charged(new Money(price, card.currency(), rate), card.effectiveFrom()))
                .orElseGet(() -> new Price.Unpriced(Price.Why.NO_EXCHANGE_RATE));
    }
}
