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

    /** Spares nearly all targets a parser that makes objects of each of their parts. */
    private static boolean isPlain(String target) {
        // A path that begins with two slashes is, to that parser, an authority.
        if (target.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < target.length(); i++) {
            char letter = target.charAt(i);
            if (letter == '%') {
                if (i + 2 >= target.length() || !isHex(target.charAt(i + 1)) || !isHex(target.charAt(i + 2))) {
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
