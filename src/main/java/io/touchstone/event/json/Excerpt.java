package io.touchstone.event.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client sent, made fit to be repeated to it: short, printable, and encodable as UTF-8 whatever it was. */
public final class Excerpt {

    private static final int LENGTH = 40;
    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private Excerpt() {}

    /** A value, without ever walking into it: how deep it goes is the client's choice. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> '"' + of(value.textValue()) + '"';
            case NUMBER, BOOLEAN -> of(value.asText());
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "no JSON value";
        };
    }

    /** Of a name or a short value. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    /** @param length in characters */
    public static String of(String text, int length) {
        StringBuilder excerpt = new StringBuilder();
        int next = 0;
        for (int count = 0; count < length && next < text.length(); count++) {
            int character = text.codePointAt(next);
            next += Character.charCount(character);
            excerpt.appendCodePoint(isPrintable(character) ? character : REPLACEMENT_CHARACTER);
        }
        return next < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
