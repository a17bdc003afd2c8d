package io.touchstone.benchmark;

import io.touchstone.eventlog.StoredEventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the world, in numbers; its ids follow from them.
 *
 * @param at epoch milliseconds
 * @param subject the number of the message or purchase it is about; the two kinds are numbered apart
 * @param contact of {@code message.sent} and {@code purchase.placed}; else {@link #NOBODY}
 * @param source of {@code message.sent}
 * @param amount in the workspace's currency
 * @param machine of a click
 */
record WorldEvent(
        StoredEventType type,
        long at,
        long subject,
        int contact,
        @Nullable WorldSource source,
        @Nullable String amount,
        boolean machine) {

    static final int NOBODY = -1;

    static final String CURRENCY = "EUR";

    boolean isOfPurchase() {
        return switch (type) {
            case PURCHASE_PLACED, PURCHASE_UPDATED, PURCHASE_REFUNDED, PURCHASE_CANCELLED, PURCHASE_RESTORED -> true;
            case MESSAGE_SENT,
                    MESSAGE_DELIVERED,
                    MESSAGE_PRICED,
                    MESSAGE_READ,
                    MESSAGE_FAILED,
                    MESSAGE_QUICK_REPLY,
                    MESSAGE_TEXT_REPLY,
                    MESSAGE_CLICKED,
                    CONTACT_IDENTIFIED,
                    CONTACT_OPTED_OUT -> false;
        };
    }

    /** Scattered, as those of WhatsApp and of shops are: an index on them gets no help from time. */
    String subjectId() {
        return isOfPurchase()
                ? "gid-" + Scatter.hex(~subject)
                : "wamid.HBgL" + Scatter.hex(subject) + Scatter.hex(subject + Long.MIN_VALUE);
    }

    /** No two events of a subject have the same type and the same {@code machine}. */
    String id() {
        return subjectId() + "." + type.code() + (machine ? "m" : "");
    }

    static String phone(int contact) {
        return "+49151%08d".formatted(contact);
    }

    /** As the API takes it, on one line. */
    String json() {
        StringBuilder text = new StringBuilder(256)
                .append("{\"id\":\"")
                .append(id())
                .append("\",\"type\":\"")
                .append(name())
                .append("\",\"occurred_at\":\"")
                .append(Instant.ofEpochMilli(at))
                .append(isOfPurchase() ? "\",\"purchase_id\":\"" : "\",\"message_id\":\"")
                .append(subjectId())
                .append('"');
        if (contact != NOBODY) {
            text.append(",\"contact\":{\"phone\":\"").append(phone(contact)).append("\"}");
        }
        if (source != null) {
            text.append(source.json());
        }
        if (amount != null && !isOfPurchase()) {
            text.append(",\"cost\":{\"amount\":\"").append(amount).append("\",\"currency\":\"EUR\"}");
        } else if (amount != null) {
            text.append(",\"amount\":\"").append(amount).append("\",\"currency\":\"EUR\"");
        }
        if (type == StoredEventType.MESSAGE_QUICK_REPLY) {
            text.append(",\"kind\":\"quick_reply\",\"button\":\"Yes, please\"");
        } else if (type == StoredEventType.MESSAGE_TEXT_REPLY) {
            text.append(",\"kind\":\"text\"");
        } else if (type == StoredEventType.MESSAGE_CLICKED) {
            text.append(",\"machine\":").append(machine);
        }
        return text.append('}').toString();
    }

    private String name() {
        return switch (type) {
            case MESSAGE_SENT -> "message.sent";
            case MESSAGE_DELIVERED -> "message.delivered";
            case MESSAGE_PRICED -> "message.priced";
            case MESSAGE_READ -> "message.read";
            case MESSAGE_FAILED -> "message.failed";
            case MESSAGE_QUICK_REPLY, MESSAGE_TEXT_REPLY -> "message.replied";
            case MESSAGE_CLICKED -> "message.clicked";
            case PURCHASE_PLACED -> "purchase.placed";
            case PURCHASE_UPDATED -> "purchase.updated";
            case PURCHASE_REFUNDED -> "purchase.refunded";
            case PURCHASE_CANCELLED -> "purchase.cancelled";
            case PURCHASE_RESTORED -> "purchase.restored";
            case CONTACT_IDENTIFIED -> "contact.identified";
            case CONTACT_OPTED_OUT -> "contact.opted_out";
        };
    }
}
