package io.touchstone.ingest;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.Surrogates;
import io.touchstone.eventlog.Surrogates.Kind;
import io.touchstone.message.KnownSources;
import io.touchstone.message.MessageSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of everything that the events of one transaction name. */
final class NamedKeys {

    private final Surrogates surrogates;
    private final KnownSources sources;
    private final Map<Long, String> messages = new HashMap<>();
    private final Map<Long, String> purchases = new HashMap<>();
    private final Map<Long, Identity> identities = new HashMap<>();

    /**
     * @param surrogates has all ids that the events name
     * @param sources has all sources that they name
     */
    NamedKeys(Collection<EventNames> events, Surrogates surrogates, KnownSources sources) {
        this.surrogates = surrogates;
        this.sources = sources;
        events.forEach(this::remember);
    }

    /** The ids that events name, sources aside. */
    static Map<Kind, Set<String>> ids(Collection<EventNames> events) {
        Map<Kind, Set<String>> ids = new EnumMap<>(Kind.class);
        for (EventNames names : events) {
            add(ids, Kind.MESSAGE, names.messageId());
            add(ids, Kind.PURCHASE, names.purchaseId());
            names.identities().forEach(identity -> add(ids, Kind.of(identity.kind()), identity.value()));
        }
        return ids;
    }

    /** By key, the ids of the messages that events are about. */
    Map<Long, String> messages() {
        return messages;
    }

    /** By key, the ids of the purchases that events are about. */
    Map<Long, String> purchases() {
        return purchases;
    }

    /** By key, the identities that events name. */
    Map<Long, Identity> identities() {
        return identities;
    }

    long subject(EventNames names) {
        if (names.messageId() != null) {
            return surrogates.key(Kind.MESSAGE, names.messageId());
        }
        if (names.purchaseId() != null) {
            return surrogates.key(Kind.PURCHASE, names.purchaseId());
        }
        return key(names.identities().getFirst());
    }

    IdentityKeys of(@Nullable ContactReference contact) {
        return contact == null
                ? IdentityKeys.NONE
                : new IdentityKeys(
                        key(Kind.CONTACT_ID, contact.id()),
                        key(Kind.PHONE, contact.phone()),
                        key(Kind.WHATSAPP_USER_ID, contact.whatsappUserId()));
    }

    @Nullable Long of(@Nullable MessageSource source) {
        return source == null ? null : (Long) sources.key(source);
    }

    long key(Identity identity) {
        return surrogates.key(Kind.of(identity.kind()), identity.value());
    }

    private @Nullable Long key(Kind kind, @Nullable String id) {
        return id == null ? null : (Long) surrogates.key(kind, id);
    }

    private void remember(EventNames names) {
        if (names.messageId() != null) {
            messages.put(surrogates.key(Kind.MESSAGE, names.messageId()), names.messageId());
        }
        if (names.purchaseId() != null) {
            purchases.put(surrogates.key(Kind.PURCHASE, names.purchaseId()), names.purchaseId());
        }
        names.identities().forEach(identity -> identities.put(key(identity), identity));
    }

    private static void add(Map<Kind, Set<String>> ids, Kind kind, @Nullable String id) {
        if (id != null) {
            ids.computeIfAbsent(kind, any -> new HashSet<>()).add(id);
        }
    }
}
