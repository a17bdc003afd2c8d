package io.touchstone.eventlog;

/** The types of section 2 of the measurement contract, the two kinds of reply told apart. The codes are stored: never change one. */
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

    public static StoredEventType of(int code) {
        return BY_CODE[code - 1];
    }
}
