package io.touchstone.query.purchase;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.message.Answer;
import io.touchstone.facts.message.AnswerStore;
import io.touchstone.facts.message.RefClickStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.sql.Tenant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events that the touches of one contact are, of its messages, and of answers and clicks that name none. Of touches that are alike, which no rule
 * tells apart, the first is the event with the smallest id: which came first does not matter.
 */
final class TouchEvents {

    private record TouchKey(long messageKey, long at, TouchRule strength) {}

    private final Map<TouchKey, Deque<StoredEvent>> events = new HashMap<>();

    private TouchEvents() {}

    /**
     * @param contactKey whose they are; null of nobody, who has none
     * @param touches in their order
     */
    static TouchEvents of(Tenant tenant, @Nullable Long contactKey, List<Touch> touches) {
        TouchEvents found = new TouchEvents();
        if (contactKey == null || touches.isEmpty()) {
            return found;
        }
        Set<Long> messageKeys = touches.stream().map(Touch::messageKey).collect(Collectors.toSet());
        Map<Long, Long> messagesOfOthers = new HashMap<>();
        Set<Long> subjectKeys = new HashSet<>();
        for (Answer answer : AnswerStore.between(
                tenant,
                Set.of(contactKey),
                touches.getFirst().at(),
                touches.getLast().at())) {
            Long messageKey = answer.messageKey();
            if (messageKey != null && messageKeys.contains(messageKey)) {
                messagesOfOthers.put(answer.eventKey(), messageKey);
                subjectKeys.add(answer.subjectKey());
            }
        }
        RefClickStore.of(tenant, messageKeys).forEach(click -> {
            messagesOfOthers.put(click.eventKey(), Objects.requireNonNull(click.messageKey()));
            subjectKeys.add(click.subjectKey());
        });
        EventLog.about(tenant, messageKeys).stream()
                .sorted(Comparator.comparing(StoredEvent::order))
                .forEach(event -> found.add(event.subjectKey(), event));
        EventLog.some(tenant, subjectKeys, messagesOfOthers.keySet()).stream()
                .sorted(Comparator.comparing(StoredEvent::order))
                .forEach(event -> found.add(Objects.requireNonNull(messagesOfOthers.get(event.key())), event));
        return found;
    }

    private void add(long messageKey, StoredEvent event) {
        TouchStore.strength(event)
                .ifPresent(strength -> events.computeIfAbsent(
                                new TouchKey(messageKey, event.occurredAt(), strength), _ -> new ArrayDeque<>())
                        .add(event));
    }

    /** That of a touch, to be asked once for each, in their order. */
    Optional<StoredEvent> take(Touch touch) {
        Deque<StoredEvent> alike = events.get(new TouchKey(touch.messageKey(), touch.at(), touch.strength()));
        return alike == null ? Optional.empty() : Optional.ofNullable(alike.poll());
    }
}
