package io.touchstone.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Distinct ids that a careless comparison takes for one another or puts in another order: twins in case, accent and
 * trailing space, and U+1F600, which is greater than U+FB01 by code point and smaller by UTF-16 unit.
 */
final class TrickyIds {

    static final List<String> PREFIXES = List.of("e", "E", "é", "z", "Z", "\uD83D\uDE00", "\uFB01");
    private static final List<String> SUFFIXES = List.of("", "", "", " ", "/%2F?&+", "==");

    private final RandomGenerator random;
    private final String stem;
    private final Set<String> used = new HashSet<>();
    private int number = 1;

    TrickyIds(RandomGenerator random, String stem) {
        this.random = random;
        this.stem = stem;
    }

    /** Often the look-alike of an id given before. */
    String next() {
        if (random.nextInt(3) > 0) {
            number++;
        }
        if (random.nextInt(150) == 0) {
            return longest();
        }
        String id = of(PREFIXES.get(random.nextInt(PREFIXES.size())));
        while (!used.add(id)) {
            number++;
            id = of(PREFIXES.get(random.nextInt(PREFIXES.size())));
        }
        return id;
    }

    private String longest() {
        number++;
        String start = number + stem;
        return start + "é".repeat(255 - start.length());
    }

    private String of(String prefix) {
        return prefix + stem + number + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
    }
}
