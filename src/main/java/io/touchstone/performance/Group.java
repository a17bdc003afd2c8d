package io.touchstone.performance;

import io.touchstone.event.SourceKind;
import io.touchstone.message.MessageSource;
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
    static Group all(int bucket) {
        return new Group(bucket, null, null, null, null, null, null);
    }

    static Group of(int bucket, SourceKind kind, Set<Dimension> dimensions) {
        return new Group(
                bucket, dimensions.contains(Dimension.SOURCE_KIND) ? kind : null, null, null, null, null, null);
    }

    Group in(int otherBucket) {
        return new Group(otherBucket, kind, campaignId, flowId, nodeId, template, category);
    }

    static Group of(int bucket, MessageSource source, Set<Dimension> dimensions) {
        return new Group(
                bucket,
                dimensions.contains(Dimension.SOURCE_KIND) ? source.kind() : null,
                dimensions.contains(Dimension.CAMPAIGN) ? source.campaignId() : null,
                dimensions.contains(Dimension.FLOW) ? source.flowId() : null,
                dimensions.contains(Dimension.NODE) ? source.nodeId() : null,
                dimensions.contains(Dimension.TEMPLATE) ? source.template() : null,
                dimensions.contains(Dimension.CATEGORY) ? source.category() : null);
    }
}
