package io.touchstone.intake;

import io.touchstone.event.ContactReference;
import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of everything that the events of one transaction name. */
final class NamedKeys {

    /** By which people are named. */
    static final Set<IdKind> OF_PEOPLE =
            Arrays.stream(IdentityKind.values()).map(IdKind::of).collect(Collectors.toUnmodifiableSet());

    private final KeyDictionary surrogates;
    private final KnownSources sources;
    private final Map<Long, String> messages = new HashMap<>();
    private final Map<Long, String> purchases = new HashMap<>();
    private final Map<Long, Identity> identities = new HashMap<>();

    /**
     * @param surrogates has all ids that the events name
     * @param sources has all sources that they name
     */
    NamedKeys(Collection<EventNames> events, KeyDictionary surrogates, KnownSources sources) {
        this.surrogates = surrogates;
        this.sources = sources;
        events.forEach(this::remember);
    }

    /** The ids that events name, sources aside. */
    static Map<IdKind, Set<String>> ids(Collection<EventNames> events) {
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        for (EventNames names : events) {
            add(ids, IdKind.MESSAGE, names.messageId());
            add(ids, IdKind.PURCHASE, names.purchaseId());
            add(ids, IdKind.REF, names.ref());
            names.identities().forEach(identity -> add(ids, IdKind.of(identity.kind()), identity.value()));
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
            return surrogates.key(IdKind.MESSAGE, names.messageId());
        }
        if (names.purchaseId() != null) {
            return surrogates.key(IdKind.PURCHASE, names.purchaseId());
        }
        if (names.ref() != null) {
            return surrogates.key(IdKind.REF, names.ref());
        }
        return key(names.identities().getFirst());
    }

    IdentityKeys of(@Nullable ContactReference contact) {
        return contact == null
                ? IdentityKeys.NONE
                : new IdentityKeys(
                        key(IdKind.CONTACT_ID, contact.id()),
                        key(IdKind.PHONE, contact.phone() == null ? null : PhoneNumber.oneForm(contact.phone())),
                        key(IdKind.WHATSAPP_USER_ID, contact.whatsappUserId()),
                        key(IdKind.EMAIL, contact.email() == null ? null : EmailAddress.oneForm(contact.email())));
    }

    @Nullable Long of(@Nullable MessageSource source) {
        return source == null ? null : (Long) sources.key(source);
    }

    long key(Identity identity) {
        return surrogates.key(IdKind.of(identity.kind()), identity.value());
    }

    private @Nullable Long key(IdKind kind, @Nullable String id) {
        return id == null ? null : (Long) surrogates.key(kind, id);
    }

    private void remember(EventNames names) {
        if (names.messageId() != null) {
            messages.put(surrogates.key(IdKind.MESSAGE, names.messageId()), names.messageId());
        }
        if (names.purchaseId() != null) {
            purchases.put(surrogates.key(IdKind.PURCHASE, names.purchaseId()), names.purchaseId());
        }
        names.identities().forEach(identity -> identities.put(key(identity), identity));
    }

    private static void add(Map<IdKind, Set<String>> ids, IdKind kind, @Nullable String id) {
        if (id != null) {
            ids.computeIfAbsent(kind, any -> new HashSet<>()).add(id);
        }
    }
}
