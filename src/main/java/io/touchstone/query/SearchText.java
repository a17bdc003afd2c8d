package io.touchstone.query;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How texts are compared when somebody searches: whatever their case and Unicode form, the space around them aside. It is done here and not
 * by a collation of the database, of which no two servers have the same. Letters with and without an accent stay apart.
 */
public final class SearchText {

    /** Turkish has two letters of which either is the other case of an i; capitals of theirs that are taken apart keep a dot. */
    private static final String DOTTED = "I\u0307";

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+", Pattern.UNICODE_CHARACTER_CLASS);

    private SearchText() {}

    /** Two texts that are the same to who searches have the same form: {@code Straße}, {@code STRASSE} and one in wide letters. */
    public static String oneForm(String text) {
        String apart = Normalizer.normalize(text.strip(), Form.NFKD);
        // There and back: a few letters have a capital only by way of the small one. Capitals, since a small sigma has
        // two forms.
        String capitals = apart.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(Normalizer.normalize(capitals, Form.NFKD).replace(DOTTED, "I"), Form.NFKC);
    }

    /** @param form {@link #oneForm} of what is searched for */
    public static boolean contains(String text, String form) {
        return oneForm(text).contains(form);
    }

    /** @param form {@link #oneForm} of what is searched for */
    public static boolean begins(String text, String form) {
        return oneForm(text).startsWith(form);
    }

    /** The words of one form of a text. */
    public static List<String> words(String form) {
        return Arrays.stream(BETWEEN_WORDS.split(form))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
