package io.touchstone.erasure;

import io.touchstone.event.CodePointOrder;
import io.touchstone.source.ContentIds;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts random letters into the place of what tells of a person in ids and short texts: for the same thing always the same letters, as many as
 * it had, so that ids in which it stood keep their order among each other, and with it whatever is decided by that order.
 */
final class Redaction {

    /** Of ASCII, what shows. */
    private static final char FIRST = '!';

    private static final char LAST = '~';

    /** Letters of an id that is made in the place of one that could not keep its order otherwise. */
    private static final int MADE = 20;

    private static final int LONGEST = 255;

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

    /** The id of an event. One that may be a hash goes by another hash: what it says could be guessed. */
    String ofEvent(String id) {
        return ContentIds.beginning(id)
                .map(beginning -> of(beginning) + digest())
                .orElseGet(() -> of(id));
    }

    /**
     * As {@link #ofEvent}, of events of one instant that the id tells apart: afterwards they are in the same order.
     *
     * @param ascending by code point
     * @param fixed by what some of them go already
     * @return by id as it was
     */
    Map<String, String> ofEvents(List<String> ascending, Map<String, String> fixed) {
        Map<String, PriorityQueue<String>> digests = new HashMap<>();
        ascending.forEach(id -> ContentIds.beginning(id)
                .ifPresent(beginning -> digests.computeIfAbsent(beginning, _ -> new PriorityQueue<>())
                        .add(digest())));
        return inOrder(
                ascending,
                id -> ContentIds.beginning(id)
                        .map(beginning -> of(beginning)
                                + Objects.requireNonNull(digests.get(beginning)).remove())
                        .orElseGet(() -> of(id)),
                fixed);
    }

    /**
     * Ids of messages that were sent at one instant: afterwards they are in the same order.
     *
     * @param ascending by code point
     * @param fixed by what some of them go whatever is drawn, as those of others do
     * @return by id as it was
     */
    Map<String, String> ofMessages(List<String> ascending, Map<String, String> fixed) {
        return inOrder(ascending, this::of, fixed);
    }

    private Map<String, String> inOrder(List<String> ascending, UnaryOperator<String> draw, Map<String, String> fixed) {
        Map<String, String> renamed = new HashMap<>();
        ascending.forEach(id -> renamed.put(id, fixed.getOrDefault(id, draw.apply(id))));
        List<String> run = new ArrayList<>();
        String lower = "";
        boolean isOfOthers = false;
        for (String id : ascending) {
            String other = Objects.requireNonNull(renamed.get(id));
            if (!other.equals(id) && !fixed.containsKey(id)) {
                run.add(id);
                continue;
            }
            place(run, renamed, lower, isOfOthers, other);
            run.clear();
            lower = other;
            isOfOthers = fixed.containsKey(id);
        }
        place(run, renamed, lower, isOfOthers, null);
        return renamed;
    }

    /**
     * Gives a run of ids others, unless those that were drawn are in order between what stays before it and after it.
     *
     * @param isOfOthers what stays before: nothing of it may stand in these
     */
    private void place(
            List<String> run, Map<String, String> renamed, String lower, boolean isOfOthers, @Nullable String upper) {
        List<String> drawn =
                run.stream().map(id -> Objects.requireNonNull(renamed.get(id))).toList();
        if (areBetween(lower, drawn, upper)) {
            return;
        }
        List<String> letters =
                Stream.generate(() -> letters(MADE)).limit(run.size()).sorted().toList();
        beginnings(lower, isOfOthers)
                .map(beginning -> letters.stream().map(beginning::concat).toList())
                .filter(made -> areBetween(lower, made, upper))
                .findFirst()
                .ifPresent(made -> {
                    for (int i = 0; i < run.size(); i++) {
                        renamed.put(run.get(i), made.get(i));
                    }
                });
    }

    /** Of ids that come after another one, with as little of that as can be. */
    private static Stream<String> beginnings(String lower, boolean isOfOthers) {
        int most = isOfOthers ? Math.min(lower.length(), Telling.SHORTEST - 1) : lower.length();
        return Stream.concat(
                Stream.of(""),
                IntStream.rangeClosed(0, most)
                        .filter(length -> length == 0 || !Character.isHighSurrogate(lower.charAt(length - 1)))
                        .mapToObj(length -> lower.substring(0, length))
                        .flatMap(copied -> IntStream.rangeClosed(FIRST, LAST).mapToObj(next -> copied + (char) next)));
    }

    private static boolean areBetween(String lower, List<String> ids, @Nullable String upper) {
        String last = lower;
        for (String id : ids) {
            if (id.length() > LONGEST || CodePointOrder.INSTANCE.compare(last, id) >= 0) {
                return false;
            }
            last = id;
        }
        return upper == null || CodePointOrder.INSTANCE.compare(last, upper) < 0;
    }

    private String digest() {
        byte[] bytes = new byte[ContentIds.BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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
