package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AttributionEngine;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.contact.IdentityClaim;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.RefHolds;
import io.touchstone.facts.message.RefMessage;
import io.touchstone.facts.message.RefScope;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rebuild.evidence.Evidence;
import io.touchstone.rebuild.evidence.Facts;
import io.touchstone.rebuild.evidence.FormerNames;
import io.touchstone.rebuild.evidence.SelectEvidence;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the facts and credits of a range of messages and purchases what their events say, under the same locks and in the
 * same order as intake. What is as it should be is not written. Contacts that an event joins are joined, and identities that are missing
 * are added; who stands wrongly as one was parted before, see {@link io.touchstone.facts.contact.ContactParting}.
 */
final class Repair {

    private final Tenant tenant;
    private final AttributionEngine engine;
    private final SharedIdentities shared;
    private final KeyRange span;
    private final int eventsAtOnce;
    private final RefHolds holds;
    private final AffectedContacts affected = new AffectedContacts();

    private Repair(
            Tenant tenant,
            AttributionEngine engine,
            SharedIdentities shared,
            KeyRange span,
            int eventsAtOnce,
            RefHolds holds) {
        this.tenant = tenant;
        this.engine = engine;
        this.shared = shared;
        this.span = span;
        this.eventsAtOnce = eventsAtOnce;
        this.holds = holds;
    }

    /**
     * What that changes in the roll-ups.
     *
     * @param eventsAtOnce so many are held: of one message there may be more
     * @param holds what is locked beside, and is told what else has to be
     */
    static RollupChanges of(
            Tenant tenant,
            AttributionEngine engine,
            SharedIdentities shared,
            KeyRange span,
            int eventsAtOnce,
            KeySequence fresh,
            RefHolds holds) {
        return new Repair(tenant, engine, shared, span, eventsAtOnce, holds).run(fresh);
    }

    private RollupChanges run(KeySequence fresh) {
        RefScope scope = lock(fresh);
        Pages pages = new Pages();
        AnswerRepair answers = new AnswerRepair(tenant, affected);
        RefRepair clicks = new RefRepair(tenant, span, affected, scope);
        Facts facts = Facts.in(tenant, shared, span, eventsAtOnce, page -> {
            pages.add(page);
            Map<Long, Long> contacts = Contacts.of(tenant, namedIdentities(page));
            answers.add(page, event -> shared.contactOf(event.contact(), contacts));
            clicks.add(page);
            return contacts;
        });
        // Before messages are saved: touches are found by the contacts that they are stored with.
        repairTouches(facts, pages);
        MessageStore.save(
                tenant, facts.changedMessages().values(), facts.storedMessages().values());
        PurchaseStore.save(tenant, facts.changedPurchases().values());
        Map<Long, Message> messagesBefore = messagesBefore(facts);
        Map<Long, Message> messages = new TreeMap<>(facts.messages());
        otherMessages(scope).forEach((key, message) -> {
            messagesBefore.putIfAbsent(key, message);
            messages.putIfAbsent(key, message);
        });
        clicks.run(messagesBefore, messages);
        answers.run(messagesBefore, messages);

        RollupChanges changes = new RollupChanges();
        KnownSources sources = new KnownSources(tenant);
        engine.update(tenant, changes, sources, purchasesBefore(facts), facts.purchases(), affected);
        MessageRollups.replace(changes, sources, messagesBefore, messages);
        return changes;
    }

    /** Events that were read: held where they are one page, as they nearly always are, else read again. */
    private final class Pages {

        private List<Evidence> first = List.of();
        private int count;

        private void add(List<Evidence> page) {
            count++;
            first = count == 1 ? page : List.of();
        }

        private void forEach(SelectEvidence.EvidenceWork work) {
            if (count == 1) {
                work.on(first);
            } else if (count > 1) {
                SelectEvidence.in(tenant, span, eventsAtOnce, work);
            }
        }
    }

    private Set<Long> namedIdentities(List<Evidence> page) {
        Set<Long> identities = new HashSet<>();
        page.forEach(evidence -> shared.first(evidence.event().contact().all()).ifPresent(identities::add));
        return identities;
    }

    /**
     * All that intake locks before it writes facts: the ids of messages, purchases and identities, then contacts. Where the events of
     * one message are more than are held at once, identities of later ones are locked after contacts of earlier ones: should that
     * lose to others for ever, what is done is done when they are still.
     */
    private RefScope lock(KeySequence fresh) {
        Pages pages = new Pages();
        Set<String> refs = new HashSet<>();
        boolean[] isRenamed = {false};
        Facts unlocked = Facts.in(tenant, shared, span, eventsAtOnce, page -> {
            pages.add(page);
            page.stream()
                    .map(evidence -> evidence.event().ref())
                    .filter(Objects::nonNull)
                    .forEach(refs::add);
            isRenamed[0] |= FormerNames.renew(tenant, page, fresh);
            return Map.of();
        });
        if (isRenamed[0]) {
            return lock(fresh);
        }
        unlocked.storedMessages()
                .values()
                .forEach(message -> RefMessage.of(message).ifPresent(found -> refs.add(found.ref())));
        RefScope scope = RefScope.of(tenant, refs, holds);
        Map<IdKind, Set<String>> ids = scope.and(new TreeMap<>());
        unlocked.messages().values().forEach(message -> add(ids, IdKind.MESSAGE, message.id()));
        unlocked.purchases().values().forEach(purchase -> add(ids, IdKind.PURCHASE, purchase.id()));
        if (pages.count == 0) {
            lock(List.of(), ids, storedContacts(scope), fresh);
        }
        boolean[] isFirst = {true};
        pages.forEach(page -> {
            List<IdentityClaim> claims =
                    page.stream().flatMap(evidence -> evidence.claim().stream()).toList();
            Set<Long> others = isFirst[0] ? storedContacts(scope) : new HashSet<>();
            page.stream()
                    .map(Evidence::answer)
                    .filter(Objects::nonNull)
                    .forEach(answer -> others.add(answer.contactKey()));
            lock(claims, isFirst[0] ? ids : new TreeMap<>(), others, fresh);
            isFirst[0] = false;
        });
        return scope;
    }

    private void lock(List<IdentityClaim> claims, Map<IdKind, Set<String>> ids, Set<Long> others, KeySequence fresh) {
        Set<Long> identityKeys = new HashSet<>();
        claims.forEach(claim -> identityKeys.addAll(claim.keys()));
        Map<Long, Identity> identities = Contacts.identities(tenant, identityKeys);
        identities.values().forEach(identity -> add(ids, IdKind.of(identity.kind()), identity.value()));
        KeyDictionary.hold(tenant, ids, fresh);
        Contacts contacts = Contacts.resolve(tenant, claims, identities, shared, others, fresh);
        contacts.merges().values().forEach(affected::changed);
    }

    private Set<Long> storedContacts(RefScope scope) {
        Set<Long> contacts = new HashSet<>();
        MessageStore.in(tenant, span).forEach(message -> {
            if (message.contactKey() != null) {
                contacts.add(message.contactKey());
            }
        });
        otherMessages(scope).values().stream()
                .map(Message::contactKey)
                .filter(Objects::nonNull)
                .forEach(contacts::add);
        PurchaseStore.in(tenant, span).forEach(purchase -> {
            if (purchase.contactKey() != null) {
                contacts.add(purchase.contactKey());
            }
        });
        return contacts;
    }

    /** Messages that are not of the piece, and that its clicks by ref may move from or to: by key, as they are stored. */
    private Map<Long, Message> otherMessages(RefScope scope) {
        Map<Long, Message> others = new TreeMap<>();
        KeyDictionary keys = KeyDictionary.find(tenant, Map.of(IdKind.MESSAGE, scope.messageIds()));
        MessageStore.find(
                        tenant,
                        scope.messageIds().stream()
                                .filter(id -> keys.has(IdKind.MESSAGE, id))
                                .map(id -> keys.key(IdKind.MESSAGE, id))
                                .toList())
                .forEach(message -> others.put(message.key(), message));
        return others;
    }

    private static void add(Map<IdKind, Set<String>> ids, IdKind kind, String id) {
        ids.computeIfAbsent(kind, any -> new HashSet<>()).add(id);
    }

    private void repairTouches(Facts facts, Pages pages) {
        List<TouchRow> strays;
        do {
            strays = TouchStore.strays(tenant, span, eventsAtOnce);
            TouchStore.delete(tenant, strays);
            strays.forEach(touch -> affected.changed(touch.contactKey()));
        } while (strays.size() == eventsAtOnce);
        pages.forEach(page -> repairTouches(facts, page));
        facts.changedMessages().values().forEach(message -> {
            if (message.contactKey() != null) {
                affected.changed(message.contactKey());
            }
        });
    }

    private void repairTouches(Facts facts, List<Evidence> page) {
        List<TouchRow> superfluous = new ArrayList<>();
        List<TouchRow> missing = new ArrayList<>();
        for (Evidence evidence : page) {
            TouchRow stored = evidence.touch();
            Long contactKey = facts.contactOf(evidence.event().subjectKey());
            TouchRow right = contactKey == null ? null : evidence.touchOf(contactKey);
            if (stored != null && !stored.equals(right)) {
                superfluous.add(stored);
            }
            if (right != null && !right.equals(stored)) {
                missing.add(right);
            }
        }
        TouchStore.delete(tenant, superfluous);
        TouchStore.insert(tenant, missing);
        Stream.concat(superfluous.stream(), missing.stream()).forEach(touch -> affected.changed(touch.contactKey()));
    }

    private static Map<Long, Message> messagesBefore(Facts facts) {
        Map<Long, Message> before = new TreeMap<>(facts.storedMessages());
        facts.messages().forEach((key, message) -> before.putIfAbsent(key, Message.unknown(key, message.id())));
        return before;
    }

    private static Map<Long, Purchase> purchasesBefore(Facts facts) {
        Map<Long, Purchase> before = new TreeMap<>(facts.storedPurchases());
        facts.purchases().forEach((key, purchase) -> before.putIfAbsent(key, Purchase.unknown(key, purchase.id())));
        return before;
    }
}
