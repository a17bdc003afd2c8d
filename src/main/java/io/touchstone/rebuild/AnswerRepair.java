package io.touchstone.rebuild;

import io.touchstone.attribution.AffectedContacts;
import io.touchstone.attribution.AnsweredMessages;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.Contacts;
import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.AnswerDecisions;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.message.TouchStore.TouchRow;
import io.touchstone.rebuild.evidence.Evidence;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the answers that name no message what their events say, and has each belong where the facts do. */
final class AnswerRepair {

    private final Tenant tenant;
    private final AffectedContacts affected;
    private final AnswerDecisions decisions = new AnswerDecisions();
    private final List<Answer> superfluous = new ArrayList<>();
    private final List<Answer> missing = new ArrayList<>();
    private final List<Long> eventKeys = new ArrayList<>();

    /** @param affected is told of touches that come or go */
    AnswerRepair(Tenant tenant, AffectedContacts affected) {
        this.tenant = tenant;
        this.affected = affected;
    }

    void add(List<Evidence> page, Function<StoredEvent, @Nullable Long> contactOf) {
        for (Evidence evidence : page) {
            Answer stored = evidence.answer();
            Answer right = Answer.of(evidence.event(), contactOf.apply(evidence.event()))
                    .orElse(null);
            if (stored != null && (right == null || !stored.isEvent(right))) {
                superfluous.add(stored);
            }
            if (right != null) {
                decisions.at(right.contactKey(), right.at());
                eventKeys.add(right.eventKey());
                if (stored == null || !stored.isEvent(right)) {
                    missing.add(right);
                }
            }
        }
    }

    /**
     * After all events were added, and messages were saved as their events make them.
     *
     * @param before by key, the messages as they were
     * @param messages the same as they are now; both get those that an answer belongs to
     */
    void run(Map<Long, Message> before, Map<Long, Message> messages) {
        Set<Long> recount = new HashSet<>(messages.keySet());
        AnswerStore.delete(tenant, superfluous);
        TouchStore.delete(
                tenant,
                superfluous.stream().flatMap(answer -> answer.touch().stream()).toList());
        superfluous.forEach(answer -> {
            affected.changed(answer.contactKey());
            if (answer.messageKey() != null) {
                recount.add(answer.messageKey());
            }
        });
        Set<Long> answered = new TreeSet<>();
        missing.forEach(answer -> answered.add(answer.contactKey()));
        Contacts.haveAnswered(tenant, answered);
        AnswerStore.save(tenant, missing);

        Stream.concat(before.values().stream(), messages.values().stream())
                .map(Message::sending)
                .flatMap(Stream::ofNullable)
                .forEach(decisions::to);
        AnsweredMessages.follow(tenant, decisions.decide(tenant), before, messages, affected);
        AnsweredMessages.recount(tenant, recount, before, messages);
        List<TouchRow> lost = AnswerStore.missingTouches(tenant, eventKeys);
        TouchStore.insert(tenant, lost);
        lost.forEach(touch -> affected.changed(touch.contactKey()));
    }
}
