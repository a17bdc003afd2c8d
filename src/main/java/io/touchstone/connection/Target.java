package io.touchstone.connection;

import java.net.URI;
import java.net.URISyntaxException;

/** Whether what a request line names is a path, or a URI with one, as the server behind would read it. */
final class Target {

    private Target() {}

    static boolean isTarget(String target) {
        return (target.startsWith("/") && (isPlain(target) || isUri(target)))
                || (target.regionMatches(true, 0, "http", 0, 4) && isUri(target) && target.contains("://"));
    }

    /**
     * As a URI has it, where it is the address of a link: browsers and advertisers write into those what is in no URI, such as a bar or half an
     * escape, and who follows one is sent on. Every other target is as it came.
     */
    static String mended(String target) {
        if (!target.startsWith("/r/") || isPlain(target)) {
            return target;
        }
        StringBuilder mended = new StringBuilder();
        for (int i = 0; i < target.length(); i++) {
            char letter = target.charAt(i);
            boolean isWhole = letter == '%' ? isEscape(target, i) : isPlain(letter) || letter <= ' ' || letter > '~';
            mended.append(isWhole ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return mended.toString();
    }

    private static boolean isEscape(String target, int at) {
        return at + 2 < target.length() && isHex(target.charAt(at + 1)) && isHex(target.charAt(at + 2));
    }

    /** Spares nearly all targets a parser that makes objects of each of their parts. */
    private static boolean isPlain(String target) {
        // A path that begins with two slashes is, to that parser, an authority.
        if (target.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < target.length(); i++) {
            char letter = target.charAt(i);
            if (letter == '%') {
                if (!isEscape(target, i)) {
                    return false;
                }
            } else if (!isPlain(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "/?&=-._~,:+;@!$'()*".indexOf(letter) >= 0;
    }

    private static boolean isHex(char letter) {
        return Character.digit(letter, 16) >= 0 && letter < 128;
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
