package io.touchstone.facts.message;

import io.touchstone.facts.message.Message.Answers;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the answers that belong to some messages without naming them come to, as these are stored. */
public final class AnswerSums {

    private final Map<Long, Answers> sums;

    private AnswerSums(Map<Long, Answers> sums) {
        this.sums = sums;
    }

    public static AnswerSums of(Tenant tenant, Collection<Message> messages) {
        Set<Long> contactKeys = new TreeSet<>();
        Set<Long> messageKeys = new HashSet<>();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Message message : messages) {
            if (message.contactKey() != null && message.sending() != null) {
                messageKeys.add(message.key());
                contactKeys.add(message.contactKey());
                from = Math.min(from, message.sending().order().at());
                to = Math.max(to, message.sending().order().at() + Answer.REACH);
            }
        }
        return new AnswerSums(
                contactKeys.isEmpty() ? Map.of() : AnswerStore.sums(tenant, messageKeys, contactKeys, from, to));
    }

    /** {@link Answers#NONE} when there are none. */
    public Answers to(long messageKey) {
        return sums.getOrDefault(messageKey, Answers.NONE);
    }
}
