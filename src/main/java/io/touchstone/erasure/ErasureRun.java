package io.touchstone.erasure;

import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.erasure.ErasedEventStore.SaidLine;
import io.touchstone.erasure.ErasedEventStore.Worded;
import io.touchstone.erasure.ErasedFactStore.ChangedClick;
import io.touchstone.erasure.ErasedFactStore.ChangedMessage;
import io.touchstone.erasure.ErasedFactStore.ChangedPurchase;
import io.touchstone.erasure.ErasureReceipt.Erased;
import io.touchstone.erasure.ErasureStore.Erasure;
import io.touchstone.erasure.SelectPerson.IdentityEvents;
import io.touchstone.erasure.SelectPerson.PersonIdentity;
import io.touchstone.erasure.SelectPerson.PersonMessage;
import io.touchstone.erasure.SelectPerson.PersonPurchase;
import io.touchstone.erasure.SelectSharedTraces.SharedTrace;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.sql.Tenant;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Erases one person within one transaction, which holds the locks of all that is that person's. */
final class ErasureRun {

    private final Tenant tenant;
    private final ErasedPerson person;
    private final ErasureDigests digests;
    private final PersonTraces traces;
    private final Redaction redaction;
    private final RenamedIds renamedIds;
    private final Map<String, String> refs = new HashMap<>();

    /** What goes by another id, by the kind and the id as it was. */
    private final Map<ErasedName, String> renamed = new LinkedHashMap<>();

    private ErasureRun(Tenant tenant, ErasedPerson person, ErasureDigests digests, SecureRandom random) {
        this.tenant = tenant;
        this.person = person;
        this.digests = digests;
        this.traces = PersonTraces.find(tenant, person);
        this.redaction = new Redaction(traces.telling(), random);
        this.renamedIds = RenamedIds.of(person.messages(), traces.others(), traces.events(), redaction);
    }

    /** @param person locked */
    static void of(
            Tenant tenant, ErasedPerson person, ErasureRequest request, ErasureDigests digests, SecureRandom random) {
        new ErasureRun(tenant, person, digests, random).run(request);
    }

    private void run(ErasureRequest request) {
        Map<Long, String> proofs = new TreeMap<>();
        person.identities()
                .forEach(identity ->
                        proofs.put(identity.key(), digests.of(new ErasedName(identity.kind(), identity.value()))));
        renameRefs();
        changeEvents();
        changeMessages();
        changePurchases();
        emptyShared();
        emptyIdentities();
        Map<String, String> ids = new TreeMap<>();
        renamed.forEach((name, id) -> ids.put(digests.of(name), id));
        ErasedIdStore.insert(tenant, ids);
        ErasedFactStore.updateDeliveries(tenant, this::eventId);
        DataVersionStore.incrementAll(tenant);
        ErasureStore.insert(
                tenant,
                new Erasure(
                        request.id(),
                        request.by(),
                        new Erased(
                                person.identities().size(),
                                person.messages().size(),
                                person.purchases().size(),
                                traces.events().size())),
                proofs);
    }

    private void renameRefs() {
        traces.ownRefs().forEach(ref -> refs.put(ref, redaction.of(ref)));
        refs.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        rename(IdKind.REF, refs);
    }

    private void changeEvents() {
        List<Worded> changed = new ArrayList<>();
        for (Worded event : traces.events()) {
            Worded after = event.by(redaction, renamedIds.event(event), refOf(event.ref()));
            if (!after.equals(event)) {
                changed.add(after);
            }
            if (!after.id().equals(event.id())) {
                renamed.put(ErasedName.event(event.id()), after.id());
            }
        }
        ErasedEventStore.update(tenant, changed);
        renameForgottenEvents();
        ErasedEventStore.deleteAttributes(
                tenant,
                person.identityKeys(),
                traces.saying().stream()
                        .map(event -> new SaidLine(event.identities().getFirst(), event.eventKey()))
                        .toList());
        ErasedFactStore.updateClicks(
                tenant,
                traces.clicks().stream()
                        .map(click -> new ChangedClick(
                                click.ref(),
                                refs.getOrDefault(click.ref(), click.ref()),
                                click.order(),
                                eventId(click.order().eventId())))
                        .toList());
    }

    /** Facts keep the ids of events that retention has dropped. Where the log has one it is of an event of somebody else. */
    private void renameForgottenEvents() {
        Map<String, String> ids = new HashMap<>();
        Stream.of(
                        person.messages().stream().map(PersonMessage::sentEventId),
                        person.messages().stream().map(PersonMessage::costEventId),
                        person.identities().stream().map(PersonIdentity::firstEventId),
                        traces.clicks().stream().map(click -> click.order().eventId()))
                .<@Nullable String>flatMap(some -> some)
                .filter(Objects::nonNull)
                .filter(id -> !renamed.containsKey(ErasedName.event(id)))
                .forEach(id -> ids.put(id, redaction.ofEvent(id)));
        ids.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        ids.keySet().removeAll(EventLog.knownIds(tenant, ids.keySet()));
        ids.forEach((before, after) -> renamed.put(ErasedName.event(before), after));
    }

    private void changeMessages() {
        List<ChangedMessage> changed = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (PersonMessage message : person.messages()) {
            PersonMessage after = new PersonMessage(
                    message.key(),
                    renamedIds.message(message),
                    refOf(message.ref()),
                    message.sentAt(),
                    eventIdOrNull(message.sentEventId()),
                    eventIdOrNull(message.costEventId()),
                    redaction.ofText(message.failureCode()));
            if (!after.equals(message)) {
                changed.add(new ChangedMessage(message, after));
            }
            if (!after.id().equals(message.id())) {
                ids.put(message.id(), after.id());
            }
        }
        ErasedFactStore.update(tenant, changed);
        rename(IdKind.MESSAGE, ids);
    }

    private void changePurchases() {
        List<ChangedPurchase> changed = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (PersonPurchase purchase : person.purchases()) {
            PersonPurchase after = new PersonPurchase(
                    purchase.key(), redaction.of(purchase.id()), redaction.ofText(purchase.orderName()));
            if (!after.equals(purchase)) {
                changed.add(new ChangedPurchase(purchase, after));
            }
            if (!after.id().equals(purchase.id())) {
                ids.put(purchase.id(), after.id());
            }
        }
        ErasedFactStore.updatePurchases(tenant, changed);
        rename(IdKind.PURCHASE, ids);
    }

    private void emptyIdentities() {
        for (IdKind kind : List.of(IdKind.CONTACT_ID, IdKind.PHONE, IdKind.WHATSAPP_USER_ID, IdKind.EMAIL)) {
            Map<String, String> values = new HashMap<>();
            person.identities().stream()
                    .filter(identity -> identity.kind() == kind.code())
                    .forEach(identity -> values.put(identity.value(), Identity.erasedValue(identity.key())));
            ErasedFactStore.rename(tenant, kind, values);
        }
        ErasedFactStore.empty(
                tenant, person.identities().stream().map(PersonIdentity::key).toList());
        renameFirstEvents();
    }

    /** Of others as well whom the events name: an identity that is shared is nobody's. */
    private void renameFirstEvents() {
        Set<Long> named = Stream.concat(
                        person.identities().stream().map(PersonIdentity::key),
                        traces.events().stream().flatMap(event -> event.identities().stream()))
                .collect(Collectors.toSet());
        Set<IdentityEvents> before = new HashSet<>(SelectPerson.identityEvents(tenant, named));
        Map<Long, String> firsts = renamedIds.firsts(before);
        ErasedFactStore.updateEvents(
                tenant,
                before.stream()
                        .map(identity -> identity.by(this::eventId, firsts.get(identity.key())))
                        .filter(identity -> !before.contains(identity))
                        .toList());
    }

    /** A value stands in the place of the name, and not another event's: which of those was the latest nobody can find. */
    private void emptyShared() {
        List<SharedTrace> changed = new ArrayList<>();
        for (SharedTrace trace : SelectSharedTraces.lock(tenant, traces.shared())) {
            SharedTrace after = new SharedTrace(
                    trace.key(),
                    eventId(trace.firstEventId()),
                    traces.telling().names().contains(trace.name()) ? Identity.erasedValue(trace.key()) : trace.name(),
                    eventIdOrNull(trace.nameEventId()),
                    traces.telling().identities().contains(trace.email())
                            ? Identity.erasedValue(trace.key())
                            : trace.email(),
                    eventIdOrNull(trace.emailEventId()));
            if (!after.equals(trace)) {
                changed.add(after);
            }
        }
        ErasedFactStore.updateShared(tenant, changed);
    }

    private void rename(IdKind kind, Map<String, String> ids) {
        ErasedFactStore.rename(tenant, kind, ids);
        ids.forEach((before, after) -> renamed.put(ErasedName.of(kind, before), after));
    }

    private @Nullable String refOf(@Nullable String ref) {
        return ref == null ? null : refs.getOrDefault(ref, ref);
    }

    /** As the event goes by now. */
    private String eventId(String id) {
        return renamed.getOrDefault(ErasedName.event(id), id);
    }

    private @Nullable String eventIdOrNull(@Nullable String id) {
        return id == null ? null : eventId(id);
    }
}
