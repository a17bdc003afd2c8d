package io.touchstone.control.accesslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query parameters of a question that was answered, without what could name anybody: of those with a closed set of values, or
 * dates, the value stays; of all others, such as {@code contact} and {@code search}, it is left out.
 */
public final class SafeQuestion {

    private static final Set<String> WITH_VALUES = Set.of(
            "period",
            "from",
            "to",
            "format",
            "limit",
            "state",
            "not",
            "source",
            "attributed",
            "sort",
            "conversion_date");

    /** Of a value that was taken: whatever else it is, it is short and has no letters but small ones. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_,-]{1,64}");

    /** In characters: filters may be repeated. */
    private static final int LONGEST = 500;

    private SafeQuestion() {}

    /** As in a URL, in the order of the question; empty where it had none. */
    public static String of(Iterable<Map.Entry<String, String>> parameters) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters) {
            String name = parameter.getKey();
            boolean isSafe = WITH_VALUES.contains(name)
                    && PLAIN.matcher(parameter.getValue()).matches();
            String part = isSafe ? name + "=" + parameter.getValue() : name;
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        String text = String.join("&", parts);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
