package io.touchstone.attribution;

import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.RefClicks;
import io.touchstone.facts.message.RefClick;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.RefDecisions.ClickDecision;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What follows when clicks by ref belong to other messages than before: counts and touches move with them. */
public final class ClickedMessages {

    private ClickedMessages() {}

    /**
     * Counts the clicks of messages that got or lost some: added where it got some, read again where it lost any.
     *
     * @param messages has all of them, which the caller holds the locks of and saves
     */
    public static void count(Tenant tenant, Collection<ClickDecision> decisions, Map<Long, Message> messages) {
        Map<Long, RefClicks> gained = new HashMap<>();
        Set<Long> lost = new HashSet<>();
        Set<String> refs = new HashSet<>();
        for (ClickDecision decision : decisions) {
            refs.add(decision.after().ref());
            if (decision.before().messageKey() != null) {
                lost.add(decision.before().messageKey());
            }
            if (decision.after().messageKey() != null) {
                gained.merge(decision.after().messageKey(), RefClicks.of(decision.after()), RefClicks::and);
            }
        }
        gained.keySet().removeAll(lost);
        gained.forEach((key, more) -> messages.computeIfPresent(
                key, (_, message) -> message.clicked(message.refClicks().and(more))));
        if (!lost.isEmpty()) {
            recount(tenant, refs, lost, messages);
        }
    }

    /**
     * Counts the clicks of some messages again.
     *
     * @param refs all that they have clicks of
     */
    public static void recount(Tenant tenant, Set<String> refs, Set<Long> messageKeys, Map<Long, Message> messages) {
        Map<Long, RefClicks> sums = RefClickStore.sums(tenant, refs, messageKeys);
        messageKeys.forEach(key -> messages.computeIfPresent(
                key, (_, message) -> message.clicked(sums.getOrDefault(key, RefClicks.NONE))));
    }

    /**
     * Moves the touches that clicks are, once those of the messages themselves were. The caller holds the locks of their contacts.
     *
     * @param before by key, the messages as they were
     * @param messages the same as they are now
     * @param affected is told of touches that came or went
     */
    public static void moveTouches(
            Tenant tenant,
            Collection<ClickDecision> decisions,
            Map<Long, Message> before,
            Map<Long, Message> messages,
            AffectedContacts affected) {
        List<TouchRow> gone = new ArrayList<>();
        List<TouchRow> come = new ArrayList<>();
        for (ClickDecision decision : decisions) {
            touch(decision.before(), messages).ifPresent(gone::add);
            touch(decision.after(), messages).ifPresent(come::add);
        }
        RefClickStore.of(tenant, newlySomebodys(before, messages))
                .forEach(click -> touch(click, messages).ifPresent(come::add));
        TouchStore.delete(tenant, gone);
        TouchStore.insert(tenant, come);
        Stream.concat(gone.stream(), come.stream()).forEach(touch -> affected.touched(touch.contactKey(), touch.at()));
    }

    /** The touch that a click is, as its message is now. */
    public static Optional<TouchRow> touch(RefClick click, Map<Long, Message> messages) {
        Message message = click.messageKey() == null ? null : messages.get(click.messageKey());
        Long contactKey = message == null ? null : message.contactKey();
        return click.touch(contactKey);
    }

    /** Messages of nobody have clicks and no touches: from the moment that one has a contact, all of them are. */
    private static Set<Long> newlySomebodys(Map<Long, Message> before, Map<Long, Message> messages) {
        Set<Long> keys = new HashSet<>();
        messages.forEach((key, message) -> {
            Message known = before.get(key);
            if (known != null
                    && known.contactKey() == null
                    && message.contactKey() != null
                    && !known.refClicks().equals(RefClicks.NONE)) {
                keys.add(key);
            }
        });
        return keys;
    }
}
