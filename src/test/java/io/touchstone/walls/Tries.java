package io.touchstone.walls;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What was tried against which wall, and where it gave way. Not thread safe. */
final class Tries {

    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** @param failure all that is needed to see it again */
    void tried(String wall, boolean held, Supplier<String> failure) {
        int[] count = counts.computeIfAbsent(wall, _ -> new int[2]);
        count[0]++;
        if (!held) {
            count[1]++;
            failures.add(wall + ": " + failure.get());
        }
    }

    void failed(String wall, String failure) {
        tried(wall, false, () -> failure);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int count() {
        return counts.values().stream().mapToInt(count -> count[0]).sum();
    }

    void print(PrintStream out) {
        failures.forEach(out::println);
        out.println("| wall | tries | failures |\n|---|---:|---:|");
        counts.forEach((wall, count) -> out.printf("| %s | %d | %d |%n", wall, count[0], count[1]));
        out.printf("%d tries, %d failures%n", count(), failures.size());
    }
}
