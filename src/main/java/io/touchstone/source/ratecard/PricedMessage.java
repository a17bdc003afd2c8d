package io.touchstone.source.ratecard;

import io.touchstone.event.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a message to price it, once and again.
 *
 * @param status the one that stands
 * @param said null while no price was said
 * @param why there is no price now; null where there is one, or none is charged
 */
public record PricedMessage(PricedStatus status, @Nullable SaidPrice said, Price.@Nullable Why why) {

    /** One of which nothing was known. */
    public static PricedMessage first(PricedStatus status, PriceBook book) {
        return priced(status, null, book, PriceBook.Before.NONE);
    }

    /** With another status of the message: this itself where that one does not stand, such as when it is repeated. */
    public PricedMessage with(PricedStatus other, PriceBook book) {
        return PricedStatus.STANDING.compare(other, status) < 0
                ? priced(other, said, book, PriceBook.Before.NONE)
                : this;
    }

    /** Priced again. @param before how many of its month there were before it, or {@link PriceBook.Before#NONE} */
    public PricedMessage again(PriceBook book, PriceBook.Before before) {
        return priced(status, said, book, before);
    }

    /** What has to be said now. @param before this message, as it was kept; null where it was not */
    public Optional<Event.MessagePriced> news(@Nullable PricedMessage before) {
        return said == null || (before != null && said.equals(before.said))
                ? Optional.empty()
                : Optional.of(said.event());
    }

    private static PricedMessage priced(
            PricedStatus status, @Nullable SaidPrice said, PriceBook book, PriceBook.Before before) {
        Price price = book.price(status, before);
        SaidPrice now = said == null
                ? SaidPrice.first(status, price).orElse(null)
                : said.next(status, price, book.workspaceCurrency()).orElse(said);
        return new PricedMessage(status, now, price instanceof Price.Unpriced unpriced ? unpriced.why() : null);
    }
}
