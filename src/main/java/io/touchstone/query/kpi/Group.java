package io.touchstone.query.kpi;

import io.touchstone.control.catalog.SourceNames;
import io.touchstone.event.Category;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.http.list.Cursor;
import io.touchstone.time.TimeGroups;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of an answer: a place in time and the values of the asked dimensions; null for a dimension that is not
 * asked for, or does not apply.
 *
 * @param time an index of {@link TimeGroups}, which is that of a bucket unless something is asked for that recurs; 0 when the
 *     period is asked for as a whole
 */
public record Group(
        int time,
        @Nullable SourceKind kind,
        @Nullable String campaignId,
        @Nullable String flowId,
        @Nullable String nodeId,
        @Nullable String template,
        @Nullable String category,
        @Nullable String campaignName,
        @Nullable String flowName,
        @Nullable String nodeName,
        @Nullable String frequency) {

    /** How many values {@link #position} has. */
    public static final int POSITIONS = 11;

    /** Everything of one place in time. */
    public static Group all(int time) {
        return new Group(time, null, null, null, null, null, null, null, null, null, null);
    }

    public static Group of(int time, SourceKind kind, Set<Dimension> dimensions) {
        SourceKind shown = dimensions.contains(Dimension.SOURCE_KIND) ? kind : null;
        return new Group(time, shown, null, null, null, null, null, null, null, null, null);
    }

    /** @param names of the sources; none are needed where no dimension shows them */
    public static Group of(int time, MessageSource source, Set<Dimension> dimensions, SourceNames names) {
        return new Group(
                time,
                dimensions.contains(Dimension.SOURCE_KIND) ? source.kind() : null,
                dimensions.contains(Dimension.CAMPAIGN) ? source.campaignId() : null,
                dimensions.contains(Dimension.FLOW) ? source.flowId() : null,
                dimensions.contains(Dimension.NODE) ? source.nodeId() : null,
                dimensions.contains(Dimension.TEMPLATE) ? source.template() : null,
                dimensions.contains(Dimension.CATEGORY) ? Category.of(source.category()) : null,
                dimensions.contains(Dimension.CAMPAIGN_NAME) ? names.campaign(source.campaignId()) : null,
                dimensions.contains(Dimension.FLOW_NAME) ? names.flow(source.flowId()) : null,
                dimensions.contains(Dimension.NODE_NAME) ? names.node(source.flowId(), source.nodeId()) : null,
                null);
    }

    /** For a cursor, which {@link #at} reads. */
    public List<@Nullable String> position() {
        return Arrays.asList(
                String.valueOf(time),
                kind == null ? null : kind.name(),
                campaignId,
                flowId,
                nodeId,
                template,
                category,
                campaignName,
                flowName,
                nodeName,
                frequency);
    }

    /** @param times of the question: a cursor that somebody made up may name one that it does not have */
    public static Group at(Cursor position, TimeGroups times) {
        String kind = position.text(1);
        return new Group(
                Math.clamp(position.number(0), 0, times.size() - 1),
                kind == null ? null : kind.equals(SourceKind.CAMPAIGN.name()) ? SourceKind.CAMPAIGN : SourceKind.FLOW,
                position.text(2),
                position.text(3),
                position.text(4),
                position.text(5),
                position.text(6),
                position.text(7),
                position.text(8),
                position.text(9),
                position.text(10));
    }

    Group in(int otherTime) {
        return new Group(
                otherTime,
                kind,
                campaignId,
                flowId,
                nodeId,
                template,
                category,
                campaignName,
                flowName,
                nodeName,
                frequency);
    }

    /** @param itsFrequency as answers write it */
    public Group withFrequency(@Nullable String itsFrequency) {
        return new Group(
                time,
                kind,
                campaignId,
                flowId,
                nodeId,
                template,
                category,
                campaignName,
                flowName,
                nodeName,
                itsFrequency);
    }
}
