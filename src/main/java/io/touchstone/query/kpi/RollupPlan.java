package io.touchstone.query.kpi;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.rollup.Level;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.time.LocalCalendar;
import io.touchstone.time.TimeGroups;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which lines of which level answer a question: the coarsest level that still tells apart what the question tells apart.
 *
 * @param lines by key, the group of the answer that the line belongs to, in whatever bucket
 * @param all whether these are all lines of the level, so that no key needs to be named
 * @param first index of the first bucket of the question to read, inclusive as is the last
 */
public record RollupPlan(Level level, Map<Long, Group> lines, boolean all, int first, int last) {

    private static final Set<Dimension> OF_SOURCES =
            Set.of(Dimension.NODE, Dimension.NODE_NAME, Dimension.TEMPLATE, Dimension.CATEGORY);
    private static final Set<Dimension> OF_OWNERS =
            Set.of(Dimension.CAMPAIGN, Dimension.CAMPAIGN_NAME, Dimension.FLOW, Dimension.FLOW_NAME);

    public static Level level(KpiQuery question) {
        if (question.isByHour()) {
            return Level.SOURCE_BY_HOUR;
        }
        SourceFilter filter = question.filter();
        if (question.dimensions().stream().anyMatch(OF_SOURCES::contains)
                || !filter.nodeIds().isEmpty()) {
            return Level.SOURCE;
        }
        boolean ofOwners = question.dimensions().stream().anyMatch(OF_OWNERS::contains)
                || !filter.campaignIds().isEmpty()
                || !filter.flowIds().isEmpty();
        return ofOwners ? Level.OWNER : Level.KIND;
    }

    /** Whether some questions of this kind are answered together, with one statement. */
    public static boolean isOneStatement(KpiQuery question) {
        return level(question) == Level.KIND && question.basis().sharing().isLast();
    }

    /**
     * Of a question.
     *
     * @param sources all of the workspace; not looked at for {@link Level#KIND}
     * @param names of those that the question accepts, where it shows them
     */
    static RollupPlan of(KpiQuery question, Collection<KnownSource> sources, SourceNames names) {
        Level level = level(question);
        Map<Long, Group> lines = new HashMap<>();
        int last = question.buckets().size() - 1;
        if (level == Level.KIND) {
            for (SourceKind kind : SourceKind.values()) {
                if (question.filter().kind() == null || question.filter().kind() == kind) {
                    lines.put((long) StoredCodes.of(kind), Group.of(0, kind, question.dimensions()));
                }
            }
            return new RollupPlan(level, lines, question.filter().kind() == null, 0, last);
        }
        for (KnownSource known : sources) {
            MessageSource source = known.source();
            if (question.filter().accepts(source)) {
                lines.put(
                        level == Level.OWNER ? known.ownerKey() : known.key(),
                        Group.of(0, source, question.dimensions(), names));
            }
        }
        return new RollupPlan(level, lines, question.filter().isEmpty(), 0, last);
    }

    /** Of all purchases, whatever their source: no lines. */
    static RollupPlan ofPurchases(KpiQuery question) {
        return new RollupPlan(
                question.isByHour() ? Level.SOURCE_BY_HOUR : Level.KIND,
                Map.of(),
                true,
                0,
                question.buckets().size() - 1);
    }

    /** This plan for some of its buckets; both ends are inclusive. */
    RollupPlan within(int firstBucket, int lastBucket) {
        return new RollupPlan(level, lines, all, firstBucket, lastBucket);
    }

    /** This plan for some of its lines. */
    RollupPlan only(Map<Long, Group> someLines) {
        return new RollupPlan(level, someLines, all && someLines.size() == lines.size(), first, last);
    }

    /** Whether all lines are summed into one: nobody needs to know them apart. */
    boolean isOneGroup() {
        return lines.values().stream().distinct().limit(2).count() == 1;
    }

    /** How many rows there are to read at most, stripes aside. */
    long rows(KpiQuery question) {
        if (question.times().isOne()) {
            return lines.size();
        }
        long span = to(question) - from(question);
        return lines.size() * ((level == Level.SOURCE_BY_HOUR ? span / 3_600 : span) + 1);
    }

    /** The first bucket of the level to read. */
    long from(KpiQuery question) {
        Instant start = question.buckets().all().get(first).start();
        return level == Level.SOURCE_BY_HOUR ? start.getEpochSecond() : epochDay(question, start);
    }

    /** The last; before the first when the zone skipped all there was. */
    long to(KpiQuery question) {
        Instant end = question.buckets().all().get(last).end();
        return level == Level.SOURCE_BY_HOUR ? end.getEpochSecond() - 1 : epochDay(question, end.minusMillis(1));
    }

    private static long epochDay(KpiQuery question, Instant instant) {
        return new LocalCalendar(question.period().zone()).dayOf(instant).toEpochDay();
    }

    /** Where a bucket of the level lies in the answer. */
    int index(KpiQuery question, long bucket) {
        TimeGroups times = question.times();
        if (times.isOne()) {
            return 0;
        }
        long start = level == Level.SOURCE_BY_HOUR
                ? bucket * 1_000
                : LocalDate.ofEpochDay(bucket)
                        .atStartOfDay(question.period().zone())
                        .toInstant()
                        .toEpochMilli();
        return times.indexOf(start);
    }
}
