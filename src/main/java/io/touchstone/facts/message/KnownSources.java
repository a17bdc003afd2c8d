package io.touchstone.facts.message;

import io.touchstone.eventlog.KeySequence;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources that one transaction needs, each looked up once. Not thread safe. */
public final class KnownSources {

    private final Tenant tenant;
    private final Map<Long, KnownSource> byKey = new HashMap<>();
    private final Map<MessageSource, KnownSource> bySource = new HashMap<>();

    public KnownSources(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Looks up those of these sources that exist. */
    public void find(Collection<MessageSource> sources) {
        know(SourceStore.named(tenant, sources));
    }

    /** Whether it was found or made. */
    public boolean has(MessageSource source) {
        return bySource.containsKey(source);
    }

    /**
     * Makes those of these sources that were not found, together with the campaigns and flows that they name.
     *
     * @return those that were made
     */
    public Set<MessageSource> make(Collection<MessageSource> sources, KeySequence fresh) {
        Set<MessageSource> unknown =
                sources.stream().filter(source -> !has(source)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            know(SourceStore.make(tenant, unknown, fresh));
        }
        return unknown;
    }

    /** The key of one that was found or made. */
    public long key(MessageSource source) {
        return Objects.requireNonNull(bySource.get(source)).key();
    }

    /** By key, these sources, which exist, and perhaps others. */
    public Map<Long, KnownSource> of(Collection<Long> keys) {
        know(SourceStore.find(
                        tenant,
                        keys.stream().filter(key -> !byKey.containsKey(key)).toList())
                .values());
        return byKey;
    }

    private void know(Collection<KnownSource> sources) {
        for (KnownSource source : sources) {
            byKey.put(source.key(), source);
            bySource.put(source.source(), source);
        }
    }
}
