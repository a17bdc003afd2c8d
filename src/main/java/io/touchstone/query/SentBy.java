package io.touchstone.query;

import io.touchstone.control.catalog.SelectNames;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Column;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sent a message, by ids and names, as rows show it. All is null of a message whose {@code message.sent} never came. */
public record SentBy(
        @Nullable SourceKind kind,
        @Nullable String campaignId,
        @Nullable String campaignName,
        @Nullable String flowId,
        @Nullable String flowName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        @Nullable String template) {

    private static final SentBy NOBODY = new SentBy(null, null, null, null, null, null, null, null);

    public static final List<Column<SentBy>> COLUMNS = List.of(
            Column.of("kind", SentBy::kind),
            Column.of("campaign_id", SentBy::campaignId),
            Column.of("flow_id", SentBy::flowId),
            Column.of("node_id", SentBy::nodeId));

    /** Also, but last in every table: those of before keep their places. */
    public static final List<Column<SentBy>> NEW_COLUMNS = List.of(
            Column.of("campaign_name", SentBy::campaignName),
            Column.of("flow_name", SentBy::flowName),
            Column.of("node_name", SentBy::nodeName),
            Column.of("template", SentBy::template));

    public static SentBy of(@Nullable MessageSource source, SourceNames names) {
        return source == null
                ? NOBODY
                : new SentBy(
                        source.kind(),
                        source.campaignId(),
                        names.campaign(source.campaignId()),
                        source.flowId(),
                        names.flow(source.flowId()),
                        source.nodeId(),
                        names.node(source.flowId(), source.nodeId()),
                        source.template());
    }

    /** Those of all rows of a page. */
    public static SourceNames names(Tenant tenant, Collection<MessageSource> sources) {
        Set<String> campaignIds = new HashSet<>();
        Set<String> flowIds = new HashSet<>();
        for (MessageSource source : sources) {
            (source.kind() == SourceKind.CAMPAIGN ? campaignIds : flowIds).add(source.ownerId());
        }
        return SelectNames.of(tenant, campaignIds, flowIds);
    }
}
