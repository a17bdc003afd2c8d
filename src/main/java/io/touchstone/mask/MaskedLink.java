package io.touchstone.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a link for those who may not see who a contact is. Its path and query often tell: they hold tokens of
 * carts and accounts, and addresses of people.
 */
final class MaskedLink {

    private static final Pattern SITE =
            Pattern.compile("(https?://)(?:[^/?#\\\\]*@)?([^/?#\\\\@]+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String HIDDEN = "***";

    private MaskedLink() {}

    /** Of {@code https://shop.example/cart/4711?key=x}: {@code https://shop.example/***}. All of another kind of link is hidden. */
    static String of(String url) {
        Matcher matcher = SITE.matcher(url);
        return matcher.matches() ? matcher.group(1) + matcher.group(2) + "/" + HIDDEN : HIDDEN;
    }
}
