package io.touchstone.query.kpi;

import io.touchstone.event.Category;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.http.list.Cursor;
import io.touchstone.time.Buckets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer: a bucket of time and the values of the asked dimensions; null for a dimension that is not
 * asked for, or does not apply.
 *
 * @param bucket the index of the bucket; 0 when the period is asked for as a whole
 */
public record Group(
        int bucket,
        @Nullable SourceKind kind,
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        @Nullable String template,
        @Nullable String category) {

    /** Everything of one bucket. */
    public static Group all(int bucket) {
        return new Group(bucket, null, null, null, null, null, null);
    }

    public static Group of(int bucket, SourceKind kind, Set<Dimension> dimensions) {
        return new Group(
                bucket, dimensions.contains(Dimension.SOURCE_KIND) ? kind : null, null, null, null, null, null);
    }

    /** For a cursor, which {@link #at} reads. */
    public List<@Nullable String> position() {
        return Arrays.asList(
                String.valueOf(bucket),
                kind == null ? null : kind.name(),
                campaignId,
                flowId,
                nodeId,
                template,
                category);
    }

    /** @param buckets of the question: a cursor that somebody made up may name one that it does not have */
    public static Group at(Cursor position, Buckets buckets) {
        String kind = position.text(1);
        return new Group(
                Math.clamp(position.number(0), 0, buckets.size() - 1),
                kind == null ? null : kind.equals(SourceKind.CAMPAIGN.name()) ? SourceKind.CAMPAIGN : SourceKind.FLOW,
                position.text(2),
                position.text(3),
                position.text(4),
                position.text(5),
                position.text(6));
    }

    Group in(int otherBucket) {
        return new Group(otherBucket, kind, campaignId, flowId, nodeId, template, category);
    }

    public static Group of(int bucket, MessageSource source, Set<Dimension> dimensions) {
        return new Group(
                bucket,
                dimensions.contains(Dimension.SOURCE_KIND) ? source.kind() : null,
                dimensions.contains(Dimension.CAMPAIGN) ? source.campaignId() : null,
                dimensions.contains(Dimension.FLOW) ? source.flowId() : null,
                dimensions.contains(Dimension.NODE) ? source.nodeId() : null,
                dimensions.contains(Dimension.TEMPLATE) ? source.template() : null,
                dimensions.contains(Dimension.CATEGORY) ? Category.of(source.category()) : null);
    }
}
