package io.touchstone.erasure;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts random letters into the place of what tells of a person in ids and short texts: for the same thing always the same letters, as many as
 * it had, so that ids in which it stood keep their order among each other, and with it whatever is decided by that order.
 */
final class Redaction {

    /** What is shorter stands in ids by chance. */
    static final int SHORTEST = 4;

    private static final int LETTERS = 'z' - 'a' + 1;

    private final SecureRandom random;
    private final @Nullable Pattern telling;
    private final Map<String, String> replacements = new HashMap<>();

    /** @param telling identities, spellings and names, whatever the case */
    Redaction(Collection<String> telling, SecureRandom random) {
        this.random = random;
        String alternatives = telling.stream()
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.telling = alternatives.isEmpty()
                ? null
                : Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A text without them. The recipient in an id of WhatsApp's is one of them, whoever it is. */
    String of(String text) {
        String rest = Wamid.replace(text, this::replacement);
        return telling == null
                ? rest
                : telling.matcher(rest).replaceAll(match -> Matcher.quoteReplacement(replacement(match.group())));
    }

    @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    private String replacement(String told) {
        return replacements.computeIfAbsent(told, _ -> letters(told.length()));
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                .collect(Collectors.joining());
    }
}
