package io.touchstone.event;

/** One way to name a contact: two that name the same are equal, however they were written. */
public record Identity(IdentityKind kind, String value) {

    public enum IdentityKind {
        ID,
        PHONE,
        WHATSAPP_USER_ID,
        EMAIL
    }
}
