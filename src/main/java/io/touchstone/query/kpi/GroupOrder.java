package io.touchstone.query.kpi;

import io.touchstone.event.CodePointOrder;
import io.touchstone.time.Bucket;
import io.touchstone.time.LocalCalendar;
import io.touchstone.time.TimeGroups;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of rows by dimensions: ids and names by code point with nulls last, time ascending. */
public final class GroupOrder implements Comparator<Group> {

    static final Comparator<@Nullable String> TEXTS = Comparator.nullsLast(CodePointOrder.INSTANCE);

    private final List<Dimension> dimensions;
    private final TimeGroups times;
    private final Map<Dimension, List<String>> labels = new EnumMap<>(Dimension.class);

    /** @param dimensions those of the question, the one that decides first in front */
    public GroupOrder(List<Dimension> dimensions, KpiQuery question) {
        this.dimensions = List.copyOf(dimensions);
        this.times = question.times();
        List<Bucket> buckets = question.buckets().all();
        LocalCalendar calendar = times.calendar();
        for (Dimension dimension : dimensions) {
            dimension
                    .interval()
                    .ifPresent(interval -> labels.put(
                            dimension,
                            buckets.stream()
                                    .map(bucket -> interval.labelOf(bucket, calendar))
                                    .toList()));
        }
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** The value of a group as answers write it, a text or a number; null for a dimension that does not apply. */
    public @Nullable Object value(Dimension dimension, Group group) {
        return switch (dimension) {
            case WEEKDAY -> times.weekday(group.time());
            case HOUR_OF_DAY -> times.hourOfDay(group.time());
            default -> text(dimension, group);
        };
    }

    @Nullable String text(Dimension dimension, Group group) {
        return switch (dimension) {
            case HOUR, DAY, WEEK, MONTH ->
                Objects.requireNonNull(labels.get(dimension)).get(times.bucket(group.time()));
            case SOURCE_KIND ->
                group.kind() == null ? null : group.kind().name().toLowerCase(Locale.ROOT);
            case CAMPAIGN -> group.campaignId();
            case FLOW -> group.flowId();
            case NODE -> group.nodeId();
            case TEMPLATE -> group.template();
            case CATEGORY -> group.category();
            case CAMPAIGN_NAME -> group.campaignName();
            case FLOW_NAME -> group.flowName();
            case NODE_NAME -> group.nodeName();
            case FREQUENCY -> group.frequency();
            case WEEKDAY, HOUR_OF_DAY -> String.valueOf(value(dimension, group));
        };
    }

    @Override
    public int compare(Group left, Group right) {
        return compare(left, right, dimensions.size());
    }

    /** By the first {@code depth} dimensions alone. */
    int compare(Group left, Group right, int depth) {
        for (Dimension dimension : dimensions.subList(0, depth)) {
            int order = compare(dimension, left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** By one of its dimensions alone. */
    public int compare(Dimension dimension, Group left, Group right) {
        return switch (dimension) {
            case WEEKDAY -> Integer.compare(times.weekday(left.time()), times.weekday(right.time()));
            case HOUR_OF_DAY -> Integer.compare(times.hourOfDay(left.time()), times.hourOfDay(right.time()));
            // As texts, the hours of a night with two of them would follow their offsets.
            case HOUR, DAY, WEEK, MONTH ->
                Objects.equals(text(dimension, left), text(dimension, right))
                        ? 0
                        : Integer.compare(left.time(), right.time());
            default -> TEXTS.compare(text(dimension, left), text(dimension, right));
        };
    }

    /** Puts those last of two groups to which a dimension does not apply; 0 where it applies to both. */
    public int compareAbsence(Dimension dimension, Group left, Group right) {
        return Boolean.compare(value(dimension, left) == null, value(dimension, right) == null);
    }
}
