package io.touchstone.event;

/** Java strings, and JSON's {@code \ud800} escapes, can hold halves of a surrogate pair, which no UTF-8 text can. */
public final class UnpairedSurrogates {

    private UnpairedSurrogates() {}

    public static boolean anyAlone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isLowSurrogate(unit)
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return true;
            }
            i++;
        }
        return false;
    }
}
