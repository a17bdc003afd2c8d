package io.touchstone.event;

/** One way to name a contact: two that name the same are equal, however they were written. */
public record Identity(IdentityKind kind, String value) {

    public enum IdentityKind {
        ID,
        PHONE,
        WHATSAPP_USER_ID,
        EMAIL
    }

    /** Begins what stands for the value of one that was erased. Nobody can send it: values have no control characters. */
    private static final char ERASED = '\u0001';

    /** What stands for the value of the identity with this key since it was erased. */
    public static String erasedValue(long key) {
        return ERASED + Long.toString(key);
    }

    /** Whether nobody can tell any more what the value was. */
    public static boolean isErased(String value) {
        return !value.isEmpty() && value.charAt(0) == ERASED;
    }
}
