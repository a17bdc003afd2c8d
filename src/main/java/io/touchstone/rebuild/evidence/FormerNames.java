package io.touchstone.rebuild.evidence;

import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identity;
import io.touchstone.event.PhoneNumber;
import io.touchstone.eventlog.AttributeLog;
import io.touchstone.eventlog.AttributeLog.Spellings;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.EventLog.Naming;
import io.touchstone.eventlog.IdentityKeys;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events that were stored before an e-mail was an identity and before phones had one form: they get the names by which events go now. What
 * was sent stays as it was written.
 */
public final class FormerNames {

    private final Tenant tenant;
    private final KeySequence fresh;

    private FormerNames(Tenant tenant, KeySequence fresh) {
        this.tenant = tenant;
        this.fresh = fresh;
    }

    /**
     * Renews the names in some events.
     *
     * @return whether any was of before: what was read of them is no longer so
     */
    public static boolean renew(Tenant tenant, List<Evidence> page, KeySequence fresh) {
        return new FormerNames(tenant, fresh).renew(page);
    }

    private boolean renew(List<Evidence> page) {
        Map<Long, Identity> phones = Contacts.identities(tenant, phones(page));
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        page.forEach(evidence -> {
            StoredEvent event = evidence.event();
            newEmail(evidence).ifPresent(email -> add(ids, IdKind.EMAIL, email));
            newForm(event.contact(), phones).ifPresent(phone -> add(ids, IdKind.PHONE, phone));
            newForm(event.sameAs(), phones).ifPresent(phone -> add(ids, IdKind.PHONE, phone));
        });
        if (ids.isEmpty()) {
            return false;
        }
        KeyDictionary keys = KeyDictionary.hold(tenant, ids, fresh);
        List<Naming> namings = new ArrayList<>();
        List<Spellings> spellings = new ArrayList<>();
        for (Evidence evidence : page) {
            StoredEvent event = evidence.event();
            IdentityKeys before = event.contact();
            IdentityKeys contact = new IdentityKeys(
                    before.id(),
                    key(keys, IdKind.PHONE, newForm(before, phones), before.phone()),
                    before.whatsappUserId(),
                    key(keys, IdKind.EMAIL, newEmail(evidence), before.email()));
            Long sameAs = key(
                    keys,
                    IdKind.PHONE,
                    newForm(event.sameAs(), phones),
                    event.sameAs().phone());
            boolean isNewPhone = !Objects.equals(contact.phone(), before.phone());
            boolean isNewSameAs = !Objects.equals(sameAs, event.sameAs().phone());
            if (!contact.equals(before) || isNewSameAs) {
                namings.add(new Naming(event.subjectKey(), event.key(), contact.phone(), contact.email(), sameAs));
            }
            if (isNewPhone || isNewSameAs) {
                spellings.add(new Spellings(
                        before.any(),
                        contact.any(),
                        event.key(),
                        isNewPhone ? spelling(before, phones) : evidence.phone(),
                        isNewSameAs ? spelling(event.sameAs(), phones) : evidence.sameAsPhone()));
            }
        }
        EventLog.name(tenant, namings);
        AttributeLog.spell(tenant, spellings);
        return !namings.isEmpty();
    }

    private static Set<Long> phones(List<Evidence> page) {
        Set<Long> keys = new HashSet<>();
        page.stream()
                .flatMap(evidence ->
                        Stream.of(evidence.event().contact(), evidence.event().sameAs()))
                .map(IdentityKeys::phone)
                .flatMap(Stream::ofNullable)
                .forEach(keys::add);
        return keys;
    }

    private static Optional<String> newEmail(Evidence evidence) {
        IdentityKeys contact = evidence.event().contact();
        return contact.email() != null || contact.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(evidence.email())
                        .flatMap(EmailAddress::find)
                        .map(EmailAddress::oneForm);
    }

    /** The form of its phone, where it is named by another one. */
    private static Optional<String> newForm(IdentityKeys named, Map<Long, Identity> phones) {
        String phone = spelling(named, phones);
        return Optional.ofNullable(phone).map(PhoneNumber::oneForm).filter(form -> !form.equals(phone));
    }

    private static @Nullable String spelling(IdentityKeys named, Map<Long, Identity> phones) {
        Identity phone = named.phone() == null ? null : phones.get(named.phone());
        return phone == null ? null : phone.value();
    }

    private static @Nullable Long key(KeyDictionary keys, IdKind kind, Optional<String> id, @Nullable Long before) {
        return id.isPresent() ? (Long) keys.key(kind, id.get()) : before;
    }

    private static void add(Map<IdKind, Set<String>> ids, IdKind kind, String id) {
        ids.computeIfAbsent(kind, _ -> new HashSet<>()).add(id);
    }
}
