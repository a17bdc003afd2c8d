package io.touchstone.source.ratecard;

import io.touchstone.event.Category;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a status that proves delivery says of a message's price. Of who got it, it holds no more than the message's id does, and can
 * be kept to price a range again.
 *
 * @param at of the status
 * @param delivered whether it is the delivery itself, whose day counts; else a later proof of it
 * @param region see {@link RecipientRegion}; null where nothing says it
 * @param category in the one spelling; null where the status has none
 * @param type such as {@code regular}, which is charged
 * @param billable what came before types
 * @param model {@code PMP}, by message; {@code CBP}, by conversation, until the middle of 2025
 */
public record PricedStatus(
        String messageId,
        Instant at,
        boolean delivered,
        @Nullable String region,
        @Nullable String category,
        @Nullable String type,
        @Nullable Boolean billable,
        @Nullable String model) {

    /** Whether a message is charged by itself. */
    public enum Charging {
        CHARGED,
        FREE,
        /** With others, at a price for all of them. */
        BY_CONVERSATION,
        UNKNOWN
    }

    /**
     * Of two statuses of one message the lesser tells its price, whichever came first: a delivery before what proves one, then the
     * earlier, then whatever tells them apart.
     */
    public static final Comparator<PricedStatus> STANDING = Comparator.comparing(PricedStatus::delivered)
            .reversed()
            .thenComparing(PricedStatus::at)
            .thenComparing(PricedStatus::charging)
            .thenComparing(status -> String.valueOf(status.category()))
            .thenComparing(status -> String.valueOf(status.region()));

    /** In characters; what is longer is no word that a platform has for its prices. */
    private static final int LONGEST_WORD = 64;

    public PricedStatus {
        category = Category.of(category);
        type = type == null ? null : word(type.toLowerCase(Locale.ROOT));
        model = model == null ? null : word(model);
    }

    /** What it says, of a message that goes by another id. */
    public PricedStatus of(String otherMessageId) {
        return new PricedStatus(otherMessageId, at, delivered, region, category, type, billable, model);
    }

    private static String word(String text) {
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
    }

    /** By the type where there is one: Meta is giving up {@code billable}. */
    public Charging charging() {
        boolean byConversation = "CBP".equalsIgnoreCase(model);
        if (type == null) {
            if (billable == null) {
                return Charging.UNKNOWN;
            }
            Charging billed = byConversation ? Charging.BY_CONVERSATION : Charging.CHARGED;
            return billable ? billed : Charging.FREE;
        }
        if (type.startsWith("free")) {
            return Charging.FREE;
        }
        if (!type.equals("regular")) {
            return Charging.UNKNOWN;
        }
        return byConversation ? Charging.BY_CONVERSATION : Charging.CHARGED;
    }
}
