package io.touchstone.source.ratecard;

import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The price of a message as it was said last. To be kept, so that a price is said once, and a newer one outranks it.
 *
 * <p>Of a message's costs that of the latest event stands, ties going to the greatest id, and an event that was stored never changes.
 * So a price that has changed is a new event, at the same time, whose id begins with a greater number: how often it changed. The rest
 * of the id comes from what the event says: said again it is the same event.
 *
 * @param at of the event; never before that of an earlier one
 * @param changes how often the price has changed
 */
public record SaidPrice(String messageId, Instant at, int changes, Money money) {

    private static final String PREFIX = "wap_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{8})_[0-9a-f]{32}");

    /** Of SHA-256, in hexadecimal, as in all ids that come from content. */
    private static final int DIGITS = 32;

    /** The first, where there is one to say: not of a message that is free, or whose price nothing tells. */
    public static Optional<SaidPrice> first(PricedStatus status, Price price) {
        return price instanceof Price.Charged charged
                ? Optional.of(new SaidPrice(status.messageId(), status.at(), 0, charged.money()))
                : Optional.empty();
    }

    /** What an event told; empty of one that says a price which comes from elsewhere. */
    public static Optional<SaidPrice> of(Event.MessagePriced event) {
        Matcher form = FORM.matcher(event.id());
        if (!form.matches()) {
            return Optional.empty();
        }
        SaidPrice said = new SaidPrice(
                event.messageId(),
                event.occurredAt(),
                HexFormat.fromHexDigits(form.group(1)),
                event.cost().money());
        return said.id().equals(event.id()) ? Optional.of(said) : Optional.empty();
    }

    /** The same of a message that goes by another id by now. */
    public SaidPrice of(String otherMessageId) {
        return new SaidPrice(otherMessageId, at, changes, money);
    }

    /**
     * The next one; empty where there is nothing new to say. What was said stands where nothing tells a price any more, and comes to 0
     * where the message turns out to be free.
     *
     * @param workspaceCurrency in which nothing is 0
     */
    public Optional<SaidPrice> next(PricedStatus status, Price price, Currency workspaceCurrency) {
        Money now = switch (price) {
            case Price.Charged charged -> charged.money();
            case Price.Free _ -> new Money(BigDecimal.ZERO, workspaceCurrency, null);
            case Price.Unpriced _ -> money;
        };
        if (isSame(money, now)) {
            return Optional.empty();
        }
        Instant later = at.isBefore(status.at()) ? status.at() : at;
        return Optional.of(new SaidPrice(messageId, later, changes + 1, now));
    }

    public Event.MessagePriced event() {
        return new Event.MessagePriced(id(), at, messageId, new Cost(money, true));
    }

    /** Ids are compared by code point; eight digits hold every number of changes, so that the greater number has the greater id. */
    private String id() {
        HexFormat hexadecimal = HexFormat.of();
        String said = String.join(
                "\n",
                messageId,
                String.valueOf(at.toEpochMilli()),
                text(money.amount()),
                money.currency().getCurrencyCode(),
                money.exchangeRate() == null ? "" : text(money.exchangeRate()));
        String digest = hexadecimal.formatHex(sha256(said)).substring(0, DIGITS);
        return PREFIX + hexadecimal.toHexDigits(changes) + "_" + digest;
    }

    private static boolean isSame(Money one, Money other) {
        return one.amount().compareTo(other.amount()) == 0
                && one.currency().equals(other.currency())
                && isSame(one.exchangeRate(), other.exchangeRate());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return (one == null || other == null) ? (one == null && other == null) : one.compareTo(other) == 0;
    }

    /** The same for 0.10 and 0.1. */
    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
