package io.touchstone.source.ratecard;

import io.touchstone.event.Money;
import java.time.LocalDate;
import java.util.Locale;

/** What cards say of a message's price. */
public sealed interface Price {

    /**
     * It costs this.
     *
     * @param money with the exchange rate of the day where the card's currency is not the workspace's
     * @param effectiveFrom of the card that says so
     */
    record Charged(Money money, LocalDate effectiveFrom) implements Price {}

    /** WhatsApp charges nothing for it. */
    record Free() implements Price {}

    /** Nothing says what it costs. */
    record Unpriced(Why why) implements Price {}

    /** Why nothing does; clients may branch on the codes. */
    enum Why {
        /** The status has a type that is not known, or neither a type nor a word on whether it is charged. */
        UNKNOWN_TYPE,
        /** It was charged with others, as a conversation. */
        CHARGED_BY_CONVERSATION,
        NO_CATEGORY,
        /** No card is in effect on the day of delivery. */
        NO_CARD,
        /** The card has neither the market nor one called Other. */
        NO_MARKET,
        /** The card has no price for the category in that market. */
        NO_RATE,
        /** The card's currency is not the workspace's, and none of its exchange rates is of that day. */
        NO_EXCHANGE_RATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
