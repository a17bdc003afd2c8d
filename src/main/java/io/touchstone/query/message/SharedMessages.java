package io.touchstone.query.message;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Snapshots;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.SourceStore;
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
        List<SentMessage> page = new ArrayList<>();
        Iterator<Set<Long>> next = (after == null ? credited : credited.tailMap(after.sentAt(), true))
                .values()
                .iterator();
        while (next.hasNext() && page.size() < count) {
            List<Long> keys = new ArrayList<>();
            while (next.hasNext() && keys.size() < Snapshots.ROWS_AT_ONCE) {
                keys.addAll(next.next());
            }
            page.addAll(some(keys, after));
        }
        return first(page, count);
    }

    /** Those of some that are asked for, in order. */
    private List<SentMessage> some(Collection<Long> keys, @Nullable MessagePosition after) {
        return MessageStore.find(tenant, keys).stream()
                .filter(question.states()::hold)
                .map(message -> SelectMessages.sent(message, sources))
                .filter(sent -> after == null || MessagePosition.ORDER.compare(sent.position(), after) > 0)
                .sorted(Comparator.comparing(SentMessage::position, MessagePosition.ORDER))
                .toList();
    }

    private List<SentMessage> uncredited(@Nullable MessagePosition after, int count) {
        List<SentMessage> page = new ArrayList<>();
        MessageQuery whether = question.whetherCreditedOrNot();
        MessagePosition from = after;
        boolean more = true;
        while (more && page.size() < count) {
            List<SentMessage> some = SelectMessages.page(tenant, whether, from, Snapshots.ROWS_AT_ONCE);
            some.stream().filter(sent -> !isCredited(sent)).forEach(page::add);
            more = some.size() == Snapshots.ROWS_AT_ONCE;
            from = some.isEmpty() ? from : some.getLast().position();
        }
        return first(page, count);
    }

    private boolean isCredited(SentMessage sent) {
        return credited.getOrDefault(sent.position().sentAt(), Set.of())
                .contains(sent.message().key());
    }

    private static List<SentMessage> first(List<SentMessage> page, int count) {
        return page.subList(0, Math.min(count, page.size()));
    }
}
