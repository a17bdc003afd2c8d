package io.touchstone.erasure;

import io.touchstone.event.CodePointOrder;
import io.touchstone.source.ContentIds;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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

    /** What is shorter stands in ids by chance. */
    static final int SHORTEST = 4;

    /** Before and after nearly all that ids begin with, or go on with. */
    private static final char FIRST = '!';

    private static final char LAST = '~';

    /** Letters of an id that is made in the place of one that could not keep its order otherwise. */
    private static final int MADE = 20;

    private static final int LONGEST = 255;

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
        Map<String, String> drawn = new HashMap<>();
        ascending.forEach(id -> drawn.put(id, fixed.getOrDefault(id, draw.apply(id))));
        NavigableMap<String, String> stays = new TreeMap<>(CodePointOrder.INSTANCE);
        drawn.forEach((id, other) -> {
            if (other.equals(id) || fixed.containsKey(id)) {
                stays.put(id, other);
            }
        });
        String lower = "";
        String copied = "";
        for (String id : ascending) {
            String other = Objects.requireNonNull(drawn.get(id));
            if (!stays.containsKey(id)) {
                Map.Entry<String, String> upper = stays.higherEntry(id);
                other = between(lower, upper == null ? null : upper.getValue(), copied, other);
                drawn.put(id, other);
            }
            lower = other;
            // Nothing of others may stand in the next one.
            copied = fixed.containsKey(id) ? "" : other;
        }
        return drawn;
    }

    /** What was drawn, where it is between two others; else something that is. */
    private String between(String lower, @Nullable String upper, String copied, String drawn) {
        return Stream.of(drawn, copied + FIRST + letters(MADE), FIRST + letters(MADE), LAST + letters(MADE))
                .filter(id -> id.length() <= LONGEST
                        && CodePointOrder.INSTANCE.compare(lower, id) < 0
                        && (upper == null || CodePointOrder.INSTANCE.compare(id, upper) < 0))
                .findFirst()
                .orElse(drawn);
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
}
