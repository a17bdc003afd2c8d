package io.touchstone.rebuild.evidence;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.RefDecisions;
import io.touchstone.facts.message.RefMessage;
import io.touchstone.facts.message.RefMessageStore;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Whether the clicks by ref are stored as events have them, and belong, and count, where the facts say. */
public final class RefCheck {

    private final Tenant tenant;
    private final BiConsumer<Long, String> difference;
    private long clicks;
    private long messages;
    private long touches;

    /** @param difference told of each event or message, by key, and what is wrong with it */
    public RefCheck(Tenant tenant, BiConsumer<Long, String> difference) {
        this.tenant = tenant;
        this.difference = difference;
    }

    public void add(List<Evidence> page) {
        RefDecisions decisions = RefDecisions.ofStored();
        for (Evidence evidence : page) {
            RefClick stored = evidence.click();
            RefClick right = RefClick.of(evidence.event()).orElse(null);
            if (right != null) {
                clicks++;
                decisions.at(right);
            }
            if (stored == null ? right != null : right == null || !stored.isEvent(right)) {
                difference.accept(evidence.event().key(), "a click by ref that is not stored as it was made");
            }
        }
        decisions
                .compare(tenant)
                .forEach(decision -> difference.accept(
                        decision.before().eventKey(), "a click by ref that belongs to another message than is stored"));
    }

    /**
     * @param span whose events have all been added
     * @param stored the messages in it as they are stored
     * @param right the same as their events make them
     */
    public void add(KeyRange span, Collection<Message> stored, Collection<Message> right) {
        messages += right.stream()
                .filter(message -> RefMessage.of(message).isPresent())
                .count();
        Set<String> refs = new HashSet<>();
        Set<Long> keys = new HashSet<>();
        stored.forEach(message -> RefMessage.of(message).ifPresent(found -> {
            refs.add(found.ref());
            keys.add(found.messageKey());
        }));
        Map<Long, RefClicks> sums = RefClickStore.sums(tenant, refs, keys);
        for (Message message : stored) {
            if (!sums.getOrDefault(message.key(), RefClicks.NONE).equals(message.refClicks())) {
                difference.accept(message.key(), "clicks by ref that are not those which belong to it");
            }
        }
        RefMessageStore.missing(tenant, span)
                .forEach(message -> difference.accept(message.messageKey(), "a message that its ref does not find"));
        RefClickStore.eachTouch(tenant, span, click -> {
            touches++;
            if (click.isMissing()) {
                difference.accept(click.touch().eventKey(), "a click by ref without the touch that it is");
            }
        });
    }

    /**
     * After all events.
     *
     * @return how many touches they are
     */
    public long finish() {
        compare(RefClickStore.count(tenant), clicks, "clicks by ref");
        compare(RefMessageStore.count(tenant), messages, "messages with a ref");
        return touches;
    }

    private void compare(long stored, long expected, String what) {
        if (stored != expected) {
            difference.accept(0L, stored + " " + what + " instead of " + expected);
        }
    }
}
