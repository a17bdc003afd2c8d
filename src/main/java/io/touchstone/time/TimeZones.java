package io.touchstone.time;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The time zones of the IANA database by their names, links included. Those of the JDK are nearly the same: it lacks some links, and
 * has zones of its own that are none of the database's.
 */
public final class TimeZones {

    /** Names of the database that the JDK does not know, and what they are links to. */
    private static final Map<String, String> LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    /** What the names of those begin with that only the JDK has. */
    private static final String OF_THE_JDK = "SystemV/";

    private static final class Links extends ZoneRulesProvider {

        @Override
        protected Set<String> provideZoneIds() {
            return LINKS.keySet();
        }

        @Override
        protected ZoneRules provideRules(String name, boolean forCaching) {
            return ZoneId.of(LINKS.get(name)).getRules();
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String name) {
            return new TreeMap<>(Map.of("links", provideRules(name, false)));
        }
    }

    static {
        try {
            ZoneRulesProvider.registerProvider(new Links());
        } catch (ZoneRulesException e) {
            // The provider is the JVM's, and another class loader of this process was here before.
            if (!ZoneId.getAvailableZoneIds().containsAll(LINKS.keySet())) {
                throw e;
            }
        }
    }

    private TimeZones() {}

    /** The one of exactly this name; a fixed offset such as {@code +01:00} is none. */
    public static Optional<ZoneId> find(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(OF_THE_JDK)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    /** One that was found before, by its {@link ZoneId#getId id}. */
    public static ZoneId of(String id) {
        return ZoneId.of(id);
    }
}
