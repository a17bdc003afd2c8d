package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.ClickedMessages;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.RefDecisions;
import io.touchstone.facts.message.RefDecisions.ClickDecision;
import io.touchstone.facts.message.RefMessage;
import io.touchstone.facts.message.RefMessageStore;
import io.touchstone.facts.message.RefScope;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.MovedMessage;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.rebuild.evidence.Evidence;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the clicks by ref what their events say, and has each belong where the facts do. */
final class RefRepair {

    private final Tenant tenant;
    private final KeyRange span;
    private final AffectedContacts affected;
    private final RefScope scope;
    private final RefDecisions decisions = RefDecisions.ofStored();
    private final Set<String> refs = new HashSet<>();
    private final List<RefClick> wrong = new ArrayList<>();
    private final List<RefClick> missing = new ArrayList<>();

    /**
     * @param affected is told of touches that come or go
     * @param scope what is locked beside the piece
     */
    RefRepair(Tenant tenant, KeyRange span, AffectedContacts affected, RefScope scope) {
        this.tenant = tenant;
        this.span = span;
        this.affected = affected;
        this.scope = scope;
    }

    void add(List<Evidence> page) {
        for (Evidence evidence : page) {
            RefClick stored = evidence.click();
            RefClick right = RefClick.of(evidence.event()).orElse(null);
            boolean stands = stored != null && right != null && stored.isEvent(right);
            if (stored != null && !stands) {
                wrong.add(stored);
            }
            if (right != null) {
                refs.add(right.ref());
                decisions.at(right);
                if (!stands) {
                    missing.add(right);
                }
            }
        }
    }

    /**
     * After all events were added, and messages were saved as their events make them.
     *
     * @param before by key, the messages of the piece as they were, and others that clicks may belong to
     * @param messages the same as they are now
     */
    void run(Map<Long, Message> before, Map<Long, Message> messages) {
        before.values().forEach(message -> RefMessage.of(message).ifPresent(found -> refs.add(found.ref())));
        messages.values().forEach(message -> RefMessage.of(message).ifPresent(found -> refs.add(found.ref())));
        scope.holds().require(refs, scope.refs());
        repairRows(before, messages);
        List<ClickDecision> decided = decisions.decide(tenant);
        Set<Long> changing = RefDecisions.messageKeys(decided);
        wrong.stream().map(RefClick::messageKey).filter(Objects::nonNull).forEach(changing::add);
        scope.holds().requireMessages(tenant, changing, messages.keySet());

        Map<Long, Message> uncounted = Map.copyOf(messages);
        messages.forEach((key, message) -> {
            if (RefMessage.of(message).isPresent() || !message.refClicks().equals(RefClicks.NONE)) {
                changing.add(key);
            }
        });
        ClickedMessages.recount(tenant, refs, changing, messages);
        List<Message> changed = messages.values().stream()
                .filter(message -> !message.equals(uncounted.get(message.key())))
                .toList();
        MessageStore.save(tenant, changed, uncounted.values());
        repairTouches(decided, before, messages);
    }

    private void repairRows(Map<Long, Message> before, Map<Long, Message> messages) {
        wrong.addAll(RefClickStore.strays(tenant, refs));
        RefClickStore.delete(tenant, wrong);
        RefClickStore.save(tenant, missing);

        List<RefMessage> gone = new ArrayList<>(RefMessageStore.strays(tenant, refs));
        List<RefMessage> come = new ArrayList<>(RefMessageStore.missing(tenant, span));
        RefMessageStore.delete(tenant, gone);
        RefMessageStore.save(tenant, come);
        messages.forEach((key, message) -> {
            Optional<RefMessage> former = Optional.ofNullable(before.get(key)).flatMap(RefMessage::of);
            Optional<RefMessage> present = RefMessage.of(message);
            if (!former.equals(present)) {
                former.ifPresent(gone::add);
                present.ifPresent(come::add);
            }
        });
        Stream.of(gone, come).flatMap(Collection::stream).forEach(decisions::to);
    }

    /** Touches of what names a message are repaired event by event; clicks by ref are no events of it. */
    private void leaveFormerContacts(Map<Long, Message> before, Map<Long, Message> messages) {
        List<MovedMessage> left = new ArrayList<>();
        before.forEach((key, message) -> {
            Long former = message.contactKey();
            Message present = messages.get(key);
            if (former != null
                    && !message.refClicks().equals(RefClicks.NONE)
                    && (present == null || !former.equals(present.contactKey()))) {
                left.add(new MovedMessage(key, former, former));
                affected.changed(former);
            }
        });
        TouchStore.deleteOf(tenant, left);
    }

    private void repairTouches(List<ClickDecision> decided, Map<Long, Message> before, Map<Long, Message> messages) {
        List<TouchRow> gone = wrong.stream()
                .flatMap(click -> ClickedMessages.touch(click, messages).stream())
                .toList();
        TouchStore.delete(tenant, gone);
        leaveFormerContacts(before, messages);
        ClickedMessages.moveTouches(tenant, decided, before, messages, affected);
        List<TouchRow> lost = new ArrayList<>();
        RefClickStore.eachTouch(tenant, span, click -> {
            if (click.isMissing()) {
                lost.add(click.touch());
            }
        });
        TouchStore.insert(tenant, lost);
        Stream.concat(gone.stream(), lost.stream()).forEach(touch -> affected.changed(touch.contactKey()));
    }
}
