package io.touchstone.query.kpi;

import io.touchstone.event.CodePointOrder;
import io.touchstone.time.Bucket;
import io.touchstone.time.LocalCalendar;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of rows by dimensions: ids by code point with nulls last, time ascending. */
public final class GroupOrder implements Comparator<Group> {

    static final Comparator<@Nullable String> TEXTS = Comparator.nullsLast(CodePointOrder.INSTANCE);

    private final List<Dimension> dimensions;
    private final Map<Dimension, List<String>> labels = new EnumMap<>(Dimension.class);

    /** @param dimensions those of the question, the one that decides first in front */
    public GroupOrder(List<Dimension> dimensions, KpiQuery question) {
        this.dimensions = List.copyOf(dimensions);
        List<Bucket> buckets = question.buckets().all();
        LocalCalendar calendar = new LocalCalendar(question.period().zone());
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

    /** The value of a group as answers write it; null for a dimension that does not apply. */
    public @Nullable String text(Dimension dimension, Group group) {
        return switch (dimension) {
            case HOUR, DAY, WEEK, MONTH ->
                Objects.requireNonNull(labels.get(dimension)).get(group.bucket());
            case SOURCE_KIND ->
                group.kind() == null ? null : group.kind().name().toLowerCase(Locale.ROOT);
            case CAMPAIGN -> group.campaignId();
            case FLOW -> group.flowId();
            case NODE -> group.nodeId();
            case TEMPLATE -> group.template();
            case CATEGORY -> group.category();
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

    private int compare(Dimension dimension, Group left, Group right) {
        String leftText = text(dimension, left);
        String rightText = text(dimension, right);
        if (dimension.interval().isPresent()) {
            // As texts, the hours of a night with two of them would follow their offsets.
            return Objects.equals(leftText, rightText) ? 0 : Integer.compare(left.bucket(), right.bucket());
        }
        return TEXTS.compare(leftText, rightText);
    }
}
