package io.touchstone.source;

import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a body says, and what it becomes. */
public sealed interface Part {

    /** What it is in the platform's words, such as {@code status/read}, see {@link KindName}; holds nobody's data. */
    String kind();

    /** An event. */
    record Fact(String kind, Event event) implements Part {}

    /**
     * What a platform says of a message's price, which is never the price itself: its category, and whether it is charged. A message may
     * have several; that of its delivery is the one to price, and one that tells of its reading only where there is none.
     *
     * @param at with the precision of the platform; its day in the account's time zone is that of the price
     * @param delivered whether it is the delivery itself, and no later proof of it
     * @param category as events have it; null when the platform does not say
     * @param type of charging, in the platform's words
     * @param billable what platforms said before there were types
     * @param model whether messages or conversations are charged, in the platform's words
     * @param phone E.164 with its {@code +}
     */
    record Charge(
            String kind,
            String messageId,
            Instant at,
            boolean delivered,
            @Nullable String category,
            @Nullable String type,
            @Nullable Boolean billable,
            @Nullable String model,
            @Nullable String phone,
            @Nullable String whatsappUserId)
            implements Part {}

    /**
     * What an order comes to where the buyer paid in another currency than the shop's.
     *
     * @param at when it was so
     * @param shop in the shop's currency, with the rate to the workspace's where that is another
     * @param paid the same in the buyer's
     */
    record PaidOrder(String kind, String purchaseId, Instant at, Money shop, Money paid) implements Part {}

    /**
     * A refund in the currency that the buyer paid in, which takes the order to tell what it is in the shop's.
     *
     * @param at when it was so
     */
    record PaidRefund(String kind, String purchaseId, String refundId, Instant at, Money paid) implements Part {}

    /** Somebody is to be forgotten. @param identities of whoever it is: at least one */
    record Forgotten(String kind, List<Identity> identities) implements Part {

        public Forgotten {
            identities = List.copyOf(identities);
        }
    }

    /** Nothing comes of it. */
    record Ignored(String kind, IgnoredReason reason) implements Part {}
}
