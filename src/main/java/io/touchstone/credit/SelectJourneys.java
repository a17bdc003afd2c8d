package io.touchstone.credit;

import io.touchstone.attribution.Journey;
import io.touchstone.attribution.Touch;
import io.touchstone.attribution.Window;
import io.touchstone.message.KnownSource;
import io.touchstone.message.MessageStore;
import io.touchstone.message.MessageStore.SentMessage;
import io.touchstone.message.TouchStore;
import io.touchstone.message.TouchStore.TouchRow;
import io.touchstone.purchase.PurchaseStore.Placed;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journeys of the contacts of many purchases, as far as they lie within the reach of one. It looks each message up once, where a
 * join would do so for each touch: see {@code RATIONALE.md}.
 */
final class SelectJourneys {

    private static final long REACH = Window.THIRTY_DAYS.length().toMillis();

    /** Epoch milliseconds, both inclusive. */
    private record Span(long from, long to) {

        Span and(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }

        boolean includes(long at) {
            return from <= at && at <= to;
        }
    }

    private SelectJourneys() {}

    /**
     * By contact key; contacts without a touch have none.
     *
     * @param purchases that count, of about the same time: all touches from the first of them to the last are read
     * @param sources all of the workspace, by key
     */
    static Map<Long, Journey> of(
            Connection connection, WorkspaceId workspace, Collection<Placed> purchases, Map<Long, KnownSource> sources)
            throws SQLException {
        Map<Long, Span> reach = new TreeMap<>();
        purchases.forEach(purchase ->
                reach.merge(purchase.contactKey(), new Span(purchase.at() - REACH, purchase.at()), Span::and));
        if (reach.isEmpty()) {
            return Map.of();
        }
        Span all = reach.values().stream().reduce(Span::and).orElseThrow();
        List<TouchRow> rows = TouchStore.between(connection, workspace, reach.keySet(), all.from(), all.to());
        rows.removeIf(
                row -> !Objects.requireNonNull(reach.get(row.contactKey())).includes(row.at()));

        TreeSet<Long> messageKeys = new TreeSet<>();
        rows.forEach(row -> messageKeys.add(row.messageKey()));
        Map<Long, SentMessage> messages = new HashMap<>();
        MessageStore.sent(connection, workspace, messageKeys).forEach(sent -> messages.put(sent.key(), sent));

        Map<Long, List<Touch>> touches = new HashMap<>();
        for (TouchRow row : rows) {
            SentMessage message = messages.get(row.messageKey());
            KnownSource source = message == null ? null : sources.get(message.sourceKey());
            if (message != null && source != null) {
                touches.computeIfAbsent(row.contactKey(), key -> new ArrayList<>())
                        .add(new Touch(
                                row.at(),
                                row.strength(),
                                message.key(),
                                message.id(),
                                message.sentAt(),
                                source.key(),
                                source.source().kind()));
            }
        }
        Map<Long, Journey> journeys = new HashMap<>();
        touches.forEach((contactKey, ofContact) -> journeys.put(contactKey, new Journey(ofContact)));
        return journeys;
    }
}
