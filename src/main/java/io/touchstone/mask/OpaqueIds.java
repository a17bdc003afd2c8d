package io.touchstone.mask;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The opaque texts of one workspace: of a number and what it numbers one block of AES, in hexadecimal behind a prefix. The half
 * of the block that is not the number says what it numbers, and with it that the text is none that somebody made up: of
 * those one in 2^64 is taken. Small letters and digits, because spreadsheets and databases join texts whatever their case.
 *
 * <p>For one thread at a time: a cipher is worth keeping for many ids, and cannot be shared.
 */
public final class OpaqueIds {

    /** What is numbered. Texts hold these: never change one. */
    public enum OpaqueKind {
        MESSAGE("m_", 1),
        CONTACT("c_", 2);

        private final String prefix;
        private final long code;

        OpaqueKind(String prefix, long code) {
            this.prefix = prefix;
            this.code = code;
        }
    }

    private static final HexFormat HEXADECIMAL = HexFormat.of();
    private static final int BLOCK = 2 * Long.BYTES;

    private final OpaqueKey key;
    private @Nullable Cipher encryption;
    private @Nullable Cipher decryption;

    public OpaqueIds(OpaqueKey key) {
        this.key = key;
    }

    public String format(OpaqueKind kind, long number) {
        if (encryption == null) {
            encryption = cipher(Cipher.ENCRYPT_MODE);
        }
        byte[] block =
                ByteBuffer.allocate(BLOCK).putLong(number).putLong(kind.code).array();
        return kind.prefix + HEXADECIMAL.formatHex(run(encryption, block));
    }

    /** Empty for whatever {@link #format} does not write for this kind, in this workspace. */
    public Optional<Long> parse(OpaqueKind kind, String text) {
        Optional<byte[]> encrypted = block(kind, text);
        if (encrypted.isEmpty()) {
            return Optional.empty();
        }
        if (decryption == null) {
            decryption = cipher(Cipher.DECRYPT_MODE);
        }
        ByteBuffer block = ByteBuffer.wrap(run(decryption, encrypted.get()));
        long number = block.getLong();
        return block.getLong() == kind.code ? Optional.of(number) : Optional.empty();
    }

    private static Optional<byte[]> block(OpaqueKind kind, String text) {
        if (text.length() != kind.prefix.length() + 2 * BLOCK || !text.startsWith(kind.prefix)) {
            return Optional.empty();
        }
        String digits = text.substring(kind.prefix.length());
        try {
            byte[] block = HEXADECIMAL.parseHex(digits);
            // It reads capitals, too, but an id has one spelling.
            return HEXADECIMAL.formatHex(block).equals(digits) ? Optional.of(block) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // What is wrong with this mode is that it shows which blocks of a long text are equal: here all there is is one
    // block.
    @SuppressWarnings("InsecureCryptoUsage")
    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key.aes());
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] run(Cipher cipher, byte[] block) {
        try {
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
