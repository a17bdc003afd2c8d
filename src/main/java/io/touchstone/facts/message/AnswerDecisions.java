package io.touchstone.facts.message;

import io.touchstone.facts.message.Message.Sending;
import io.touchstone.facts.message.MessageStore.Answerable;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which message each answer that names none belongs to: of its contact's counted messages the one that was sent last, not after it and
 * not longer than {@link Answer#REACH} before it, those left out that failed as far as the events say that name them. Of messages sent
 * at one instant it is the one with the greatest id.
 *
 * <p>Within one transaction, which holds the locks of the contacts: it is asked for the times of answers that may belong
 * elsewhere now, and decides all of them at once.
 */
public final class AnswerDecisions {

    /** An answer that belongs to another message than before, or to none. */
    public record Decision(Answer before, Answer after) {}

    /** Epoch milliseconds, both inclusive. */
    private record AnswerSpan(long from, long to) {

        AnswerSpan and(AnswerSpan other) {
            return new AnswerSpan(Math.min(from, other.from), Math.max(to, other.to));
        }

        boolean includes(long at) {
            return from <= at && at <= to;
        }
    }

    private static final Comparator<Answer> ORDER = Comparator.comparingLong(Answer::contactKey)
            .thenComparingLong(Answer::at)
            .thenComparingLong(Answer::eventKey);

    private final Map<Long, AnswerSpan> spans = new TreeMap<>();

    /** Answers of a contact that were given at one instant, in epoch milliseconds. */
    public void at(long contactKey, long at) {
        spans.merge(contactKey, new AnswerSpan(at, at), AnswerSpan::and);
    }

    /** All answers of a contact. */
    public void all(long contactKey) {
        spans.put(contactKey, new AnswerSpan(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** Answers that a message of a contact may have, if it was sent so. */
    public void to(Sending sending) {
        if (sending.contactKey() != null) {
            spans.merge(
                    sending.contactKey(),
                    new AnswerSpan(sending.order().at(), sending.order().at() + Answer.REACH),
                    AnswerSpan::and);
        }
    }

    /** Stores which messages the answers that were asked for belong to. */
    public List<Decision> decide(Tenant tenant) {
        List<Decision> decisions = compare(tenant);
        AnswerStore.save(tenant, decisions.stream().map(Decision::after).toList());
        return decisions;
    }

    /** Of the answers that were asked for, those that do not belong to what is stored. */
    public List<Decision> compare(Tenant tenant) {
        List<Answer> answers = asked(tenant);
        if (answers.isEmpty()) {
            return List.of();
        }
        long first = answers.stream().mapToLong(Answer::at).min().orElseThrow();
        long last = answers.stream().mapToLong(Answer::at).max().orElseThrow();
        Set<Long> contactKeys = new HashSet<>();
        answers.forEach(answer -> contactKeys.add(answer.contactKey()));
        AnswerWalk walk = new AnswerWalk(answers);
        MessageStore.eachAnswerable(tenant, contactKeys, first - Answer.REACH, last, walk::pass);
        return walk.end();
    }

    private List<Answer> asked(Tenant tenant) {
        if (spans.isEmpty()) {
            return List.of();
        }
        AnswerSpan all = spans.values().stream().reduce(AnswerSpan::and).orElseThrow();
        List<Answer> answers = AnswerStore.between(tenant, spans.keySet(), all.from(), all.to());
        answers.removeIf(answer ->
                !Objects.requireNonNull(spans.get(answer.contactKey())).includes(answer.at()));
        answers.sort(ORDER);
        return answers;
    }

    /** Passes messages in the order of contacts and sending, and answers beside them: none of the messages has to be kept. */
    private static final class AnswerWalk {

        private final List<Answer> answers;
        private final List<Decision> decisions = new ArrayList<>();
        private final Map<Long, Answerable> latest = new HashMap<>();
        private int next;

        AnswerWalk(List<Answer> answers) {
            this.answers = answers;
        }

        void pass(Answerable message) {
            while (next < answers.size() && isBefore(answers.get(next), message)) {
                decideNext();
            }
            latest.clear();
            latest.put(message.contactKey(), message);
        }

        private static boolean isBefore(Answer answer, Answerable message) {
            return answer.contactKey() < message.contactKey()
                    || (answer.contactKey() == message.contactKey() && answer.at() < message.sentAt());
        }

        List<Decision> end() {
            while (next < answers.size()) {
                decideNext();
            }
            return decisions;
        }

        private void decideNext() {
            Answer answer = answers.get(next++);
            Answerable message = latest.get(answer.contactKey());
            Answer decided = answer.to(
                    message != null && answer.at() - message.sentAt() <= Answer.REACH ? (Long) message.key() : null);
            if (!decided.belongsWhere(answer)) {
                decisions.add(new Decision(answer, decided));
            }
        }
    }
}
