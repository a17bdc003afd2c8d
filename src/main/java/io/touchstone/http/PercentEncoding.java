package io.touchstone.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Strict reading of percent-encoded UTF-8 (RFC 3986): nothing is replaced, nothing passed over. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** Whether it decodes, whatever it then holds. */
    public static boolean isEncoded(String encoded) {
        return decode(encoded).isPresent();
    }

    /** Whether it decodes to text without control characters. */
    public static boolean isText(String encoded) {
        return decode(encoded)
                .filter(text -> text.codePoints().noneMatch(Character::isISOControl))
                .isPresent();
    }

    /** Empty when an escape is broken or the bytes are not UTF-8. A {@code +} stays one. */
    public static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character != '%') {
                bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            } else if (i + 2 < encoded.length()
                    && HexFormat.isHexDigit(encoded.charAt(i + 1))
                    && HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
