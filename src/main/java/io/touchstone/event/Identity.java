package io.touchstone.event;

/** One way to name a contact. */
public record Identity(IdentityKind kind, String value) {

    public enum IdentityKind {
        ID,
        PHONE,
        WHATSAPP_USER_ID
    }
}
