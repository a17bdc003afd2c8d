package io.touchstone.operations;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric and its tags, each with the values that it was seen with.
 *
 * @param name as queries write it: a counter ends in {@code _total}, a histogram or summary has no suffix
 */
record Family(String name, String type, Map<String, Set<String>> tags) {

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Tags of buckets and quantiles, which every histogram and summary has. */
    private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

    /** By name, from the text that Prometheus reads. */
    static Map<String, Family> read(String exposition) {
        Map<String, Family> byPrefix = new TreeMap<>();
        TYPE.matcher(exposition).results().forEach(found -> {
            String prefix = found.group(1).replaceFirst("_total$", "");
            String name = found.group(2).equals("counter") ? prefix + "_total" : prefix;
            byPrefix.put(prefix, new Family(name, found.group(2), new TreeMap<>()));
        });
        SAMPLE.matcher(exposition).results().forEach(sample -> {
            String prefix = sample.group(1);
            while (!byPrefix.containsKey(prefix)) {
                prefix = prefix.substring(0, prefix.lastIndexOf('_'));
            }
            byPrefix.get(prefix).addTags(sample.group(2) == null ? "" : sample.group(2));
        });
        Map<String, Family> families = new TreeMap<>();
        byPrefix.values().forEach(family -> families.put(family.name(), family));
        return families;
    }

    private void addTags(String text) {
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (!OF_THE_FORMAT.contains(tag.group(1))) {
                tags.computeIfAbsent(tag.group(1), _ -> new TreeSet<>()).add(tag.group(2));
            }
        }
    }
}
