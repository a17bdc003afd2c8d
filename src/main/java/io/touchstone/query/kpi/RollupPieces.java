package io.touchstone.query.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a plan into pieces of limited size whose groups, piece by piece, are in order: along the first dimension where
 * that is enough, and what is still too large along the next ones.
 */
final class RollupPieces {

    private final KpiQuery question;
    private final GroupOrder order;
    private final @Nullable Group after;
    private final int rows;

    private RollupPieces(KpiQuery question, GroupOrder order, @Nullable Group after, int rows) {
        this.question = question;
        this.order = order;
        this.after = after;
        this.rows = rows;
    }

    /**
     * The pieces that may have groups after a given one, each made when it is asked for: together they name every line
     * many times.
     *
     * @param rows to read for a piece, at most, unless no dimension is left to cut it along
     */
    static Stream<RollupPlan> of(
            RollupPlan whole, KpiQuery question, GroupOrder order, @Nullable Group after, int rows) {
        return new RollupPieces(question, order, after, rows).cut(whole, 0);
    }

    /** @param depth how many of the first dimensions have one value throughout the plan */
    private Stream<RollupPlan> cut(RollupPlan plan, int depth) {
        if (plan.rows(question) <= rows || depth == order.dimensions().size()) {
            return Stream.of(plan);
        }
        Dimension dimension = order.dimensions().get(depth);
        if (dimension.recurs()) {
            // Its values lie all over the period: no part of it has all of one.
            return Stream.of(plan);
        }
        boolean byTime = dimension.interval().isPresent();
        List<List<RollupPlan>> runs = new ArrayList<>();
        long size = 0;
        for (RollupPlan part : byTime ? partsOfTime(plan, dimension) : partsOfLines(plan, dimension)) {
            if (isBefore(part, depth + 1)) {
                continue;
            }
            long partSize = part.rows(question);
            if (runs.isEmpty() || size + partSize > rows) {
                runs.add(new ArrayList<>());
                size = 0;
            }
            runs.getLast().add(part);
            size += partSize;
        }
        return runs.stream()
                .flatMap(run -> run.size() == 1
                        ? cut(run.getFirst(), depth + 1)
                        : Stream.of(byTime ? joinTimes(run) : joinLines(run)));
    }

    private static RollupPlan joinTimes(List<RollupPlan> parts) {
        return parts.getFirst().within(parts.getFirst().first(), parts.getLast().last());
    }

    private static RollupPlan joinLines(List<RollupPlan> parts) {
        Map<Long, Group> lines = new HashMap<>();
        parts.forEach(part -> lines.putAll(part.lines()));
        return parts.getFirst().only(lines);
    }

    private boolean isBefore(RollupPlan part, int depth) {
        Group any = part.lines().values().iterator().next().in(question.times().first(part.first()));
        return after != null && order.compare(any, after, depth) < 0;
    }

    private List<RollupPlan> partsOfTime(RollupPlan plan, Dimension dimension) {
        List<RollupPlan> parts = new ArrayList<>();
        int first = plan.first();
        for (int bucket = first + 1; bucket <= plan.last() + 1; bucket++) {
            if (bucket > plan.last() || !label(dimension, bucket).equals(label(dimension, first))) {
                parts.add(plan.within(first, bucket - 1));
                first = bucket;
            }
        }
        return parts;
    }

    private String label(Dimension dimension, int bucket) {
        return String.valueOf(order.text(dimension, Group.all(question.times().first(bucket))));
    }

    private Collection<RollupPlan> partsOfLines(RollupPlan plan, Dimension dimension) {
        Map<@Nullable String, Map<Long, Group>> lines = new TreeMap<>(GroupOrder.TEXTS);
        plan.lines()
                .forEach((key, group) -> lines.computeIfAbsent(order.text(dimension, group), _ -> new HashMap<>())
                        .put(key, group));
        return lines.values().stream().map(plan::only).toList();
    }
}
