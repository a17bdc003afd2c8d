package io.touchstone.source;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names kinds of parts by what a platform calls them. Such a name is the platform's, or anybody's who signs as it: what does not look
 * like one is {@code other}, so that no text, number or address of a person gets where kinds are counted.
 */
public final class KindName {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]*[a-z0-9]");

    private static final int LONGEST = 64;

    private KindName() {}

    /**
     * The group and the name, with a slash between them.
     *
     * @param name as the platform wrote it, if it did; hyphens and capitals make no kind of their own
     */
    public static String of(String group, @Nullable String name) {
        if (name == null) {
            return group + "/none";
        }
        if (name.length() > LONGEST) {
            return group + "/other";
        }
        String folded = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return group + '/' + (NAME.matcher(folded).matches() ? folded : "other");
    }
}
