package io.touchstone.event;

/** One way to name a contact. */
public record Identity(Kind kind, String value) {

    public enum Kind {
        ID,
        PHONE,
        WHATSAPP_USER_ID
    }
}
