package io.touchstone.attribution;

import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.AnswerDecisions.Decision;
import io.touchstone.facts.message.AnswerSums;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What follows when answers that name no message belong to others than before: counts and touches move with them. */
public final class AnsweredMessages {

    private AnsweredMessages() {}

    /**
     * Brings the messages that answers went to or left up to date, and their touches. The caller holds the locks of their contacts.
     *
     * @param before gets those that the transaction did not know yet, as they were
     * @param messages gets all of them, as they are now
     * @param affected is told of touches that came or went
     */
    public static void follow(
            Tenant tenant,
            Collection<Decision> decisions,
            Map<Long, Message> before,
            Map<Long, Message> messages,
            AffectedContacts affected) {
        if (decisions.isEmpty()) {
            return;
        }
        moveTouches(tenant, decisions, messages, affected);
        Set<Long> keys = new HashSet<>();
        decisions.forEach(decision -> Stream.of(decision.before(), decision.after())
                .map(Answer::messageKey)
                .flatMap(Stream::ofNullable)
                .forEach(keys::add));
        recount(tenant, keys, before, messages);
    }

    /** Counts the answers of some messages again. As for {@link #follow}. */
    public static void recount(
            Tenant tenant, Set<Long> messageKeys, Map<Long, Message> before, Map<Long, Message> messages) {
        Set<Long> unknown = new HashSet<>(messageKeys);
        unknown.removeAll(messages.keySet());
        MessageStore.find(tenant, unknown).forEach(message -> {
            before.put(message.key(), message);
            messages.put(message.key(), message);
        });
        Map<Long, Message> some = new TreeMap<>(messages);
        some.keySet().retainAll(messageKeys);
        AnswerSums sums = AnswerSums.of(tenant, some.values());
        List<Message> changed = new ArrayList<>();
        for (Message message : some.values()) {
            Message counted = message.answered(sums.to(message.key()));
            if (!counted.equals(message)) {
                changed.add(counted);
                messages.put(message.key(), counted);
            }
        }
        MessageStore.saveAnswers(tenant, changed);
    }

    private static void moveTouches(
            Tenant tenant, Collection<Decision> decisions, Map<Long, Message> messages, AffectedContacts affected) {
        List<TouchRow> gone = new ArrayList<>();
        List<TouchRow> come = new ArrayList<>();
        for (Decision decision : decisions) {
            decision.before().touch().ifPresent(touch -> {
                gone.add(touch);
                // Where the message itself went to somebody else meanwhile, it took the touches of its answers along.
                Message left = messages.get(touch.messageKey());
                Long contactKey = left == null ? null : left.contactKey();
                if (contactKey != null && contactKey != touch.contactKey()) {
                    gone.add(new TouchRow(
                            contactKey, touch.at(), touch.eventKey(), touch.messageKey(), touch.strength()));
                }
            });
            decision.after().touch().ifPresent(come::add);
        }
        TouchStore.delete(tenant, gone);
        TouchStore.insert(tenant, come);
        Stream.concat(gone.stream(), come.stream()).forEach(touch -> affected.touched(touch.contactKey(), touch.at()));
    }
}
