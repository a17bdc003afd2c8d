package io.touchstone.source.ratecard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which markets regions are in, from which day on. Immutable. */
public final class MarketMap {

    private static final class Shipped {
        private static final MarketMap MAP = read("markets.tsv");
    }

    private final Map<String, NavigableMap<LocalDate, List<String>>> byRegion = new TreeMap<>();

    private MarketMap(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            List<String> cells = List.of(line.split("\t", -1));
            byRegion.computeIfAbsent(cells.get(1), region -> new TreeMap<>())
                    .put(LocalDate.parse(cells.getFirst()), cells.subList(2, cells.size()));
        });
    }

    /** The one that stands in {@code markets.tsv}. */
    public static MarketMap shipped() {
        return Shipped.MAP;
    }

    /** @param lines in the form that {@code markets.tsv} explains */
    static MarketMap of(String lines) {
        return new MarketMap(lines.lines());
    }

    /**
     * The names of a region's markets on a day, the narrowest first; empty where the map knows none.
     *
     * @param region null where nothing says where somebody is
     */
    public List<String> names(@Nullable String region, LocalDate day) {
        NavigableMap<LocalDate, List<String>> byDay = region == null ? null : byRegion.get(region);
        Map.Entry<LocalDate, List<String>> entry = byDay == null ? null : byDay.floorEntry(day);
        return entry == null ? List.of() : entry.getValue();
    }

    private static MarketMap read(String resource) {
        try (InputStream bytes =
                        Objects.requireNonNull(MarketMap.class.getResourceAsStream(resource), "no " + resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return new MarketMap(lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
