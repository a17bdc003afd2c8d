package io.touchstone.event.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The bounds that events keep to, all in one place. Lengths count Unicode code points and are inclusive.
 *
 * <p>Texts that are longer than they may be are cut ("Events" in {@code README.md}). The bounds of amounts are generous, and let a column
 * be declared and a sum never overflow.
 */
public final class EventLimits {

    /**
     * Of the JSON of one event, wherever it comes: the longest texts in the widest script, written with escapes, stay far below,
     * and so do texts that are several times as long as they may be.
     */
    public static final int EVENT_BYTES = 256 * 1024;

    public static final int NAME_LENGTH = 255;
    public static final int ORDER_NAME_LENGTH = 255;
    public static final int CODE_LENGTH = 255;
    public static final int TEMPLATE_LENGTH = 255;
    public static final int BUTTON_LENGTH = 1024;
    public static final int URL_LENGTH = 4096;
    public static final int REASON_LENGTH = 4096;

    /** Of refunds that one update of an order names. */
    public static final int REFUND_IDS = 1_000;

    /** Digits before the decimal point, of any amount and of its conversion. */
    public static final int AMOUNT_INTEGER_DIGITS = 12;

    /** Every amount, and its conversion to the workspace's currency, is less than this. */
    public static final BigDecimal AMOUNT_BOUND = BigDecimal.TEN.pow(AMOUNT_INTEGER_DIGITS);

    public static final int EXCHANGE_RATE_INTEGER_DIGITS = 12;
    public static final int EXCHANGE_RATE_DECIMALS = 12;

    /** The first instant an event can have: WhatsApp is not older. */
    public static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

    /** How far ahead of our clock an event may be, inclusive. */
    public static final Duration FUTURE = Duration.ofHours(24);

    private EventLimits() {}
}
