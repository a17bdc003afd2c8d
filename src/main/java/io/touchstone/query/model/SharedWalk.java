package io.touchstone.query.model;

import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.GroupOrder;
import io.touchstone.rollup.MetricValues;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts shares into the groups of roll-ups as these come by in their order, each share where it belongs. */
final class SharedWalk {

    private final Queue<Entry<Group, MetricValues>> shares = new ArrayDeque<>();
    private final GroupOrder order;
    private final Predicate<Entry<Group, MetricValues>> consumer;
    private boolean more = true;

    /**
     * A walk with some shares.
     *
     * @param after the group to go on after; null to begin with the first
     * @param consumer false to end it
     */
    SharedWalk(
            Map<Group, MetricValues> shares,
            GroupOrder order,
            @Nullable Group after,
            Predicate<Entry<Group, MetricValues>> consumer) {
        this.order = order;
        this.consumer = consumer;
        shares.entrySet().stream()
                .filter(share -> after == null || order.compare(share.getKey(), after) > 0)
                .sorted(Entry.comparingByKey(order))
                .forEach(this.shares::add);
    }

    /** Takes the next group of the roll-ups: false to end it. */
    boolean pass(Entry<Group, MetricValues> group) {
        handOverUntil(group.getKey());
        MetricValues values = group.getValue().withoutCredits();
        Entry<Group, MetricValues> next = shares.peek();
        if (next != null && order.compare(next.getKey(), group.getKey()) == 0) {
            shares.remove();
            values = values.plus(next.getValue());
        }
        handOver(Map.entry(group.getKey(), values));
        return more;
    }

    /** There are no more groups of the roll-ups. */
    void end() {
        handOverUntil(null);
    }

    /** @param group before which the shares are; null for all */
    private void handOverUntil(@Nullable Group group) {
        Entry<Group, MetricValues> next = shares.peek();
        while (more && next != null && (group == null || order.compare(next.getKey(), group) < 0)) {
            handOver(next);
            shares.remove();
            next = shares.peek();
        }
    }

    private void handOver(Entry<Group, MetricValues> group) {
        if (more && !group.getValue().isZero()) {
            more = consumer.test(group);
        }
    }
}
