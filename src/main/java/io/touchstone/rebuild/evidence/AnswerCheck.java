package io.touchstone.rebuild.evidence;

import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.AnswerDecisions;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.AnswerSums;
import io.touchstone.facts.message.Message;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether the answers that name no message are stored as events have them, and belong, and count, where the facts say. */
public final class AnswerCheck {

    private final Tenant tenant;
    private final BiConsumer<Long, String> difference;
    private long answers;
    private long touches;

    /** @param difference told of each event or message, by key, and what is wrong with it */
    public AnswerCheck(Tenant tenant, BiConsumer<Long, String> difference) {
        this.tenant = tenant;
        this.difference = difference;
    }

    public void add(List<Evidence> page, Function<StoredEvent, @Nullable Long> contactOf) {
        AnswerDecisions decisions = new AnswerDecisions();
        List<Long> stands = new ArrayList<>();
        for (Evidence evidence : page) {
            Answer stored = evidence.answer();
            Answer right = Answer.of(evidence.event(), contactOf.apply(evidence.event()))
                    .orElse(null);
            if (right != null) {
                answers++;
                decisions.at(right.contactKey(), right.at());
            }
            if (stored != null && right != null && stored.isEvent(right)) {
                touches += stored.touch().isPresent() ? 1 : 0;
                stands.add(stored.eventKey());
            } else if (stored != null || right != null) {
                difference.accept(evidence.event().key(), "an answer that is not stored as it was given");
            }
        }
        decisions
                .compare(tenant)
                .forEach(decision -> difference.accept(
                        decision.before().eventKey(), "an answer that belongs to another message than is stored"));
        AnswerStore.missingTouches(tenant, stands)
                .forEach(touch -> difference.accept(touch.eventKey(), "an answer without the touch that it is"));
    }

    public void add(Collection<Message> messages) {
        AnswerSums sums = AnswerSums.of(tenant, messages);
        for (Message message : messages) {
            if (!sums.to(message.key()).equals(message.answers())) {
                difference.accept(message.key(), "answers that are not those which belong to it");
            }
        }
    }

    /**
     * After all events.
     *
     * @return how many touches they are
     */
    public long finish() {
        long stored = AnswerStore.count(tenant);
        if (stored != answers) {
            difference.accept(0L, stored + " answers instead of " + answers);
        }
        return touches;
    }
}
