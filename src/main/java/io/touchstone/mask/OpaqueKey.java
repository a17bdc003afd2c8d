package io.touchstone.mask;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a workspace that its opaque ids are encrypted under: 16 random bytes. It never changes, or every text made
 * with it would.
 */
public record OpaqueKey(long high, long low) {

    private static final HexFormat HEXADECIMAL = HexFormat.of();

    public static OpaqueKey random(SecureRandom random) {
        return new OpaqueKey(random.nextLong(), random.nextLong());
    }

    /** As it is stored. */
    public static OpaqueKey of(byte[] bytes) {
        if (bytes.length != 2 * Long.BYTES) {
            // Not the bytes themselves: this text ends up in a log.
            throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new OpaqueKey(buffer.getLong(), buffer.getLong());
    }

    /** To be stored, and for nothing else. */
    public byte[] bytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    /** The bytes of the key in hexadecimal: to be stored, and for nothing else. */
    public String hexadecimal() {
        return HEXADECIMAL.formatHex(bytes());
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes(), "AES");
    }

    /** Tells nothing: what holds a key is printed in logs, and named by entity tags. */
    @Override
    public String toString() {
        return "OpaqueKey[…]";
    }
}
