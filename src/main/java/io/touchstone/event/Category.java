package io.touchstone.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a message is priced as: {@code MARKETING} and {@code marketing}, or {@code a-b} and {@code A_B}, are one. */
public final class Category {

    private Category() {}

    /**
     * As all answers write it; null when nothing is left of it. That of a category is itself, so that what was stored before there
     * was one spelling is folded when it is read: to join the sources that differ in nothing else, all sums of them would have to move.
     */
    public static @Nullable String of(@Nullable String text) {
        String given = TextForPeople.of(text, TextForPeople.MAX_LENGTH);
        // Cut again: one letter, a capital I with a dot, is two in lower case.
        return given == null
                ? null
                : TextForPeople.of(given.toLowerCase(Locale.ROOT).replace('-', '_'), TextForPeople.MAX_LENGTH);
    }
}
