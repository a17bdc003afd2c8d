package io.touchstone.control.access;

/** What only the scheduler calls. */
public final class KeyUsesWritten {

    private KeyUsesWritten() {}

    public static void by(KeyUses uses) {
        uses.write();
    }
}
