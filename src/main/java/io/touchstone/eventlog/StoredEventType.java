package io.touchstone.eventlog;

import io.touchstone.event.EventType;

/** Each {@link EventType}, the two kinds of reply told apart. The codes are stored: never change one. */
public enum StoredEventType {
    MESSAGE_SENT(1),
    MESSAGE_DELIVERED(2),
    MESSAGE_PRICED(3),
    MESSAGE_READ(4),
    MESSAGE_FAILED(5),
    MESSAGE_QUICK_REPLY(6),
    MESSAGE_TEXT_REPLY(7),
    MESSAGE_CLICKED(8),
    PURCHASE_PLACED(9),
    PURCHASE_UPDATED(10),
    PURCHASE_REFUNDED(11),
    PURCHASE_CANCELLED(12),
    CONTACT_IDENTIFIED(13),
    CONTACT_OPTED_OUT(14),
    PURCHASE_RESTORED(15);

    private static final StoredEventType[] BY_CODE = values();

    private final int code;

    StoredEventType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** As senders name it, who say the kind of a reply beside its type. */
    public EventType type() {
        return switch (this) {
            case MESSAGE_SENT -> EventType.MESSAGE_SENT;
            case MESSAGE_DELIVERED -> EventType.MESSAGE_DELIVERED;
            case MESSAGE_PRICED -> EventType.MESSAGE_PRICED;
            case MESSAGE_READ -> EventType.MESSAGE_READ;
            case MESSAGE_FAILED -> EventType.MESSAGE_FAILED;
            case MESSAGE_QUICK_REPLY, MESSAGE_TEXT_REPLY -> EventType.MESSAGE_REPLIED;
            case MESSAGE_CLICKED -> EventType.MESSAGE_CLICKED;
            case PURCHASE_PLACED -> EventType.PURCHASE_PLACED;
            case PURCHASE_UPDATED -> EventType.PURCHASE_UPDATED;
            case PURCHASE_REFUNDED -> EventType.PURCHASE_REFUNDED;
            case PURCHASE_CANCELLED -> EventType.PURCHASE_CANCELLED;
            case PURCHASE_RESTORED -> EventType.PURCHASE_RESTORED;
            case CONTACT_IDENTIFIED -> EventType.CONTACT_IDENTIFIED;
            case CONTACT_OPTED_OUT -> EventType.CONTACT_OPTED_OUT;
        };
    }

    public static StoredEventType of(int code) {
        return BY_CODE[code - 1];
    }
}
