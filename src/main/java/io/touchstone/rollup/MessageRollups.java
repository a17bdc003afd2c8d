package io.touchstone.rollup;

import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.Message.Sending;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What messages mean to the roll-ups. */
public final class MessageRollups {

    private final RollupChanges changes;
    private final Map<Long, KnownSource> sources;

    private MessageRollups(RollupChanges changes, Map<Long, KnownSource> sources) {
        this.changes = changes;
        this.sources = sources;
    }

    /** Adds messages that the roll-ups do not hold yet. */
    public static void add(RollupChanges changes, KnownSources sources, Collection<Message> messages) {
        MessageRollups rollups = new MessageRollups(changes, sources.of(sourceKeys(messages.stream())));
        messages.forEach(message -> rollups.add(message, MetricValues.of(message)));
    }

    /** Replaces messages, by key, by what they have become. */
    public static void replace(
            RollupChanges changes, KnownSources sources, Map<Long, Message> before, Map<Long, Message> after) {
        Stream<Message> all = Stream.concat(before.values().stream(), after.values().stream());
        MessageRollups rollups = new MessageRollups(changes, sources.of(sourceKeys(all)));
        before.forEach((key, message) -> {
            Message present = after.getOrDefault(key, message);
            if (!present.equals(message)) {
                rollups.add(message, MetricValues.of(message).negated());
                rollups.add(present, MetricValues.of(present));
            }
        });
    }

    private void add(Message message, MetricValues values) {
        Sending sending = message.sending();
        if (sending != null) {
            KnownSource source = Objects.requireNonNull(sources.get(sending.sourceKey()));
            changes.addMessage(message.key(), source, sending.order().at(), values);
        }
    }

    private static Set<Long> sourceKeys(Stream<Message> messages) {
        return messages.map(Message::sending)
                .filter(Objects::nonNull)
                .map(Sending::sourceKey)
                .collect(Collectors.toSet());
    }
}
