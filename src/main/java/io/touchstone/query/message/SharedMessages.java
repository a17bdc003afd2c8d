package io.touchstone.query.message;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Snapshots;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceStore;
import io.touchstone.http.list.FirstFew;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.message.MessageQuery.MessagePosition;
import io.touchstone.query.model.AggregateShares;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import io.touchstone.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages by whether they have a share of a purchase, under a model that shares. What is kept tells only who was touched last, so the
 * purchases of all who got a message in the period are looked at first, for all pages at once.
 */
final class SharedMessages {

    /** In bytes, roughly, of what is kept of a message. */
    private static final int WEIGHT = 200;

    /** In bytes, roughly, of a message of a page, while others are looked at. */
    private static final int MESSAGE_WEIGHT = 1_000;

    private static final Comparator<SentMessage> ORDER =
            Comparator.comparing(SentMessage::position, MessagePosition.ORDER);

    private final Tenant tenant;
    private final MessageQuery question;
    private final Map<Long, KnownSource> sources;

    /** Those with a share by when they were sent, the latest first. */
    private final NavigableMap<Long, Set<Long>> credited = new TreeMap<>(Comparator.reverseOrder());

    private SharedMessages(Tenant tenant, MessageQuery question) {
        this.tenant = tenant;
        this.question = question;
        this.sources = SourceStore.all(tenant);
    }

    /** @param from where the first page begins; null for all of the period */
    static SharedMessages of(
            Tenant tenant, Workspace workspace, MessageQuery question, @Nullable MessagePosition from) {
        SharedMessages messages = new SharedMessages(tenant, question);
        if (question.states().isContradiction()) {
            return messages;
        }
        KpiQuery earning = KpiQuery.of(
                workspace,
                from == null ? question.period() : until(question.period(), from),
                Set.of(),
                new Measurement(question.rule(), question.sharing(), ConversionDate.SEND, workspace.rateBase()),
                question.filter());
        AggregateShares.forEach(
                tenant,
                earning,
                purchase -> purchase.forEach(
                        (candidate, _, _) -> messages.add(candidate.sentAt(), candidate.messageKey())));
        return messages;
    }

    /** Of messages that were sent later nobody asks any more. */
    private static Period until(Period period, MessagePosition from) {
        LocalDate day = new LocalCalendar(period.zone()).dayOf(Instant.ofEpochMilli(from.sentAt()));
        if (!day.isBefore(period.to())) {
            return period;
        }
        return new Period(period.from(), day.isBefore(period.from()) ? period.from() : day, period.zone());
    }

    private void add(long sentAt, long messageKey) {
        if (credited.computeIfAbsent(sentAt, _ -> new HashSet<>()).add(messageKey)) {
            RowMemory.keep(WEIGHT);
        }
    }

    /** As {@link SelectMessages#page}. */
    List<SentMessage> page(@Nullable MessagePosition after, int count) {
        if (question.states().isContradiction()) {
            return List.of();
        }
        return Boolean.TRUE.equals(question.states().asks(MessageState.CREDITED))
                ? credited(after, count)
                : uncredited(after, count);
    }

    private List<SentMessage> credited(@Nullable MessagePosition after, int count) {
        FirstFew<SentMessage> first = new FirstFew<>(ORDER, count);
        Iterator<Set<Long>> next = (after == null ? credited : credited.tailMap(after.sentAt(), true))
                .values()
                .iterator();
        while (next.hasNext() && !first.isFull()) {
            List<Long> keys = new ArrayList<>();
            while (next.hasNext() && keys.size() < Snapshots.ROWS_AT_ONCE) {
                keys.addAll(next.next());
            }
            addSome(first, keys, after);
        }
        return taken(first.inOrder());
    }

    /** Some at a time: of one instant there may be as many as a broadcast has. */
    private void addSome(FirstFew<SentMessage> first, List<Long> keys, @Nullable MessagePosition after) {
        for (int i = 0; i < keys.size(); i += Snapshots.ROWS_AT_ONCE) {
            List<Long> some = keys.subList(i, Math.min(i + Snapshots.ROWS_AT_ONCE, keys.size()));
            RowMemory.passing(() -> {
                first.addAll(some(some, after));
                return first;
            });
        }
    }

    /** Those of some that are asked for. */
    private List<SentMessage> some(Collection<Long> keys, @Nullable MessagePosition after) {
        return MessageStore.find(tenant, keys).stream()
                .filter(question.states()::hold)
                .map(message -> SelectMessages.sent(message, sources))
                .filter(sent -> after == null || MessagePosition.ORDER.compare(sent.position(), after) > 0)
                .toList();
    }

    private List<SentMessage> uncredited(@Nullable MessagePosition after, int count) {
        FirstFew<SentMessage> first = new FirstFew<>(ORDER, count);
        MessageQuery whether = question.whetherCreditedOrNot();
        MessagePosition from = after;
        boolean more = true;
        while (more && !first.isFull()) {
            MessagePosition start = from;
            List<SentMessage> some =
                    RowMemory.passing(() -> SelectMessages.page(tenant, whether, start, Snapshots.ROWS_AT_ONCE));
            some.stream().filter(sent -> !isCredited(sent)).forEach(first::add);
            more = some.size() == Snapshots.ROWS_AT_ONCE;
            from = some.isEmpty() ? from : some.getLast().position();
        }
        return taken(first.inOrder());
    }

    private boolean isCredited(SentMessage sent) {
        return credited.getOrDefault(sent.position().sentAt(), Set.of())
                .contains(sent.message().key());
    }

    private static List<SentMessage> taken(List<SentMessage> page) {
        page.forEach(_ -> RowMemory.take(MESSAGE_WEIGHT));
        return page;
    }
}
