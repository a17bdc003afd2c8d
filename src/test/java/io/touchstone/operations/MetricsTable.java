package io.touchstone.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code docs/metrics.md}, read as the families that it promises. */
public final class MetricsTable {

    private static final Path FILE = Path.of("docs", "metrics.md");
    private static final String CONDITIONS = "## Only under conditions";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| [^|]* \\| ([^|]*) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MetricsTable() {}

    /** Names of all metrics, as queries write them. */
    public static Set<String> names() {
        return all().keySet();
    }

    static Map<String, Family> all() {
        return families(text());
    }

    static Map<String, Family> always() {
        return families(text().substring(0, text().indexOf(CONDITIONS)));
    }

    private static Map<String, Family> families(String markdown) {
        Map<String, Family> families = new TreeMap<>();
        ROW.matcher(markdown)
                .results()
                .map(row -> new Family(row.group(1), row.group(2), tags(row.group(3))))
                .forEach(family -> families.put(family.name(), family));
        return families;
    }

    /** Tags are separated by semicolons, each followed by its values in backticks where they are a closed set. */
    private static Map<String, Set<String>> tags(String cell) {
        Map<String, Set<String>> tags = new TreeMap<>();
        for (String tag : cell.split(";", -1)) {
            List<String> words = CODE.matcher(tag)
                    .results()
                    .map((MatchResult word) -> word.group(1))
                    .toList();
            if (!words.isEmpty()) {
                tags.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
            }
        }
        return tags;
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
