package io.touchstone.erasure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WhatsApp's ids of messages: base64 in which, behind two bytes and a length, the recipient stands, mostly a number in digits. What follows
 * tells messages of one recipient apart.
 */
final class Wamid {

    private static final String PREFIX = "wamid.";
    private static final Pattern FORM = Pattern.compile("wamid\\.([A-Za-z0-9+/]+)");

    /** What stands before the length. */
    private static final byte[] BEGINNING = {0x1c, 0x18};

    private static final int HEAD = 3;
    private static final int BYTES = 3;
    private static final int CHARACTERS = 4;
    private static final int BITS = 6;

    private Wamid() {}

    /**
     * A text in which the recipients of such ids are others.
     *
     * @param replacement for a recipient, of its length and ASCII
     */
    static String replace(String text, UnaryOperator<String> replacement) {
        Matcher ids = FORM.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int end = 0;
        while (ids.find()) {
            replaced.append(text, end, ids.start(1)).append(replaceIn(ids.group(1), replacement));
            end = ids.end(1);
        }
        return replaced.append(text, end, text.length()).toString();
    }

    private static String replaceIn(String base64, UnaryOperator<String> replacement) {
        return Recipient.in(base64)
                .map(found -> found.replacedBy(replacement.apply(found.name())) + base64.substring(found.characters()))
                .orElse(base64);
    }

    /** To whom the message went; empty where the id says it of nobody. */
    static Optional<String> recipient(String id) {
        Matcher form = FORM.matcher(id);
        return form.lookingAt() ? Recipient.in(form.group(1)).map(Recipient::name) : Optional.empty();
    }

    /** @param characters of base64 in which it stands */
    private record Recipient(String name, byte[] bytes, int characters) {

        static Optional<Recipient> in(String base64) {
            if (base64.length() < CHARACTERS) {
                return Optional.empty();
            }
            byte[] head = decode(base64, CHARACTERS);
            int length = Math.min(head[HEAD - 1], base64.length());
            int characters = CHARACTERS * ((HEAD + length + BYTES - 1) / BYTES);
            if (head[0] != BEGINNING[0] || head[1] != BEGINNING[1] || length <= 0 || characters > base64.length()) {
                return Optional.empty();
            }
            byte[] bytes = decode(base64, characters);
            return Optional.of(
                    new Recipient(new String(bytes, HEAD, length, StandardCharsets.ISO_8859_1), bytes, characters));
        }

        String replacedBy(String other) {
            System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, bytes, HEAD, name.length());
            return Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static byte[] decode(String base64, int characters) {
        return Base64.getDecoder().decode(base64.substring(0, characters));
    }

    /**
     * How every such id of a message to a recipient begins; of some others, too, whose numbers differ in the last digit.
     *
     * @param recipient ASCII
     */
    static String beginning(String recipient) {
        byte[] digits = recipient.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(BEGINNING, HEAD + digits.length);
        bytes[HEAD - 1] = (byte) digits.length;
        System.arraycopy(digits, 0, bytes, HEAD, digits.length);
        return PREFIX
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .substring(0, bytes.length * Byte.SIZE / BITS);
    }
}
