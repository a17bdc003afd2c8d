package io.touchstone.wire;

import java.nio.charset.StandardCharsets;

/** Bytes as a terminal can show them. */
public final class Printable {

    private Printable() {}

    /** Its beginning, with what is not ASCII, or cannot be seen, as {@code \xNN}. */
    public static String of(byte[] bytes, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, longest); i++) {
            char character = (char) (bytes[i] & 0xff);
            switch (character) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                default -> {
                    if (character >= ' ' && character < 0x7f) {
                        text.append(character);
                    } else {
                        text.append("\\x%02x".formatted((int) character));
                    }
                }
            }
        }
        return bytes.length > longest ? text + "…" : text.toString();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
