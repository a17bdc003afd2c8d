package io.touchstone.erasure;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts random letters into the place of what tells of a person in ids and short texts: for the same thing always the same letters, as many as
 * it had, so that ids in which it stood keep their order among each other, and with it whatever is decided by that order.
 */
final class Redaction {

    private static final int LETTERS = 'z' - 'a' + 1;

    private final SecureRandom random;
    private final @Nullable Pattern inIds;
    private final @Nullable Pattern inTexts;
    private final Map<String, String> replacements = new HashMap<>();

    Redaction(Telling telling, SecureRandom random) {
        this.random = random;
        this.inIds = telling.inIds();
        this.inTexts = telling.inTexts();
    }

    /** An id without them. The recipient in an id of WhatsApp's is one of them, whoever it is. */
    String of(String id) {
        return without(inIds, id);
    }

    /** A name of an order or a code without them. */
    @Nullable String ofText(@Nullable String text) {
        return text == null ? null : without(inTexts, text);
    }

    private String without(@Nullable Pattern telling, String text) {
        String rest = Wamid.replace(text, this::replacement);
        return telling == null
                ? rest
                : telling.matcher(rest).replaceAll(match -> Matcher.quoteReplacement(replacement(match.group())));
    }

    private String replacement(String told) {
        return replacements.computeIfAbsent(told, _ -> letters(told.length()));
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                .collect(Collectors.joining());
    }

    /**
     * What tells of a person, whatever the case: see the rationale for where it is looked for.
     *
     * @param identities and how they were written
     */
    record Telling(Set<String> identities, Set<String> names) {

        /** What is shorter stands in ids by chance, even alone. */
        private static final int SHORTEST = 4;

        /** What is as long stands nowhere by chance. */
        private static final int LONG = 7;

        private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
        private static final String NO_WORD_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

        int size() {
            return identities.size() + names.size();
        }

        private @Nullable Pattern inIds() {
            return pattern(names.stream()
                    .filter(name ->
                            name.length() >= LONG || name.strip().chars().anyMatch(Character::isWhitespace)));
        }

        private @Nullable Pattern inTexts() {
            return pattern(names.stream());
        }

        private @Nullable Pattern pattern(Stream<String> sought) {
            String anywhere = anyOf(identities.stream().filter(identity -> identity.length() >= LONG));
            String asWords = anyOf(Stream.concat(
                    identities.stream().filter(identity -> identity.length() < LONG), sought.map(String::strip)));
            String all = Stream.of(
                            anywhere, asWords.isEmpty() ? "" : NO_WORD_BEFORE + "(?:" + asWords + ")" + NO_WORD_AFTER)
                    .filter(alternatives -> !alternatives.isEmpty())
                    .collect(Collectors.joining("|"));
            return all.isEmpty() ? null : Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        private static String anyOf(Stream<String> words) {
            return words.filter(word -> word.length() >= SHORTEST)
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
        }
    }
}
