package io.touchstone.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids of events made of what they say: who repeats, reorders or regroups facts gives them the same ids, and nobody can read a person
 * out of one.
 */
public final class ContentIds {

    /** 128 bits: two of a billion facts share an id with a probability of about 1 in 10^21. */
    public static final int BYTES = 16;

    private static final int DIGITS = 2 * BYTES;

    /** A letter or a mark before the digits, or they could be more. */
    private static final Pattern FORM = Pattern.compile("(.*[^0-9a-f])[0-9a-f]{" + DIGITS + "}", Pattern.DOTALL);

    private ContentIds() {}

    /**
     * The prefix and 32 hex digits.
     *
     * @param facts everything that tells this fact from others, always in the same order; absent is not the same as empty
     */
    public static String of(String prefix, @Nullable String... facts) {
        MessageDigest digest = sha256();
        for (@Nullable String fact : facts) {
            if (fact == null) {
                digest.update(length(-1));
            } else {
                byte[] bytes = fact.getBytes(StandardCharsets.UTF_8);
                // Else "ab", "c" and "a", "bc" were one.
                digest.update(length(bytes.length));
                digest.update(bytes);
            }
        }
        return prefix + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    /**
     * How an id begins that may be one of these: whoever guesses what it says finds out by it that they are right. Empty of others.
     *
     * @return what stands before its 32 digits
     */
    public static Optional<String> beginning(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
