package io.touchstone.query.kpi;

import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which sources a question is about: the named campaigns and flows united, all when none is named; of these only the
 * given kind, when one is given.
 *
 * @param nodeIds of the one flow that is named; empty for all of its nodes
 */
public record SourceFilter(
        Set<String> campaignIds,
        Set<String> flowIds,
        Set<String> nodeIds,
        @Nullable SourceKind kind) {

    public static final SourceFilter ALL = new SourceFilter(Set.of(), Set.of(), Set.of(), null);

    public SourceFilter {
        campaignIds = sorted(campaignIds);
        flowIds = sorted(flowIds);
        nodeIds = sorted(nodeIds);
    }

    public static SourceFilter of(SourceKind kind) {
        return new SourceFilter(Set.of(), Set.of(), Set.of(), kind);
    }

    /** One campaign or flow. */
    public static SourceFilter of(SourceKind kind, String id) {
        return switch (kind) {
            case CAMPAIGN -> new SourceFilter(Set.of(id), Set.of(), Set.of(), kind);
            case FLOW -> new SourceFilter(Set.of(), Set.of(id), Set.of(), kind);
        };
    }

    /** Whether it leaves nothing out. */
    public boolean isEmpty() {
        return campaignIds.isEmpty() && flowIds.isEmpty() && kind == null;
    }

    public boolean accepts(MessageSource source) {
        return (kind == null || kind == source.kind()) && isNamed(source);
    }

    /** Whether it lets any message of a campaign or flow pass. */
    public boolean names(SourceKind ofKind, String id) {
        boolean all = campaignIds.isEmpty() && flowIds.isEmpty();
        return (kind == null || kind == ofKind)
                && (all || (ofKind == SourceKind.CAMPAIGN ? campaignIds : flowIds).contains(id));
    }

    private boolean isNamed(MessageSource source) {
        if (campaignIds.isEmpty() && flowIds.isEmpty()) {
            return true;
        }
        return switch (source.kind()) {
            case CAMPAIGN -> contains(campaignIds, source.campaignId());
            case FLOW ->
                contains(flowIds, source.flowId()) && (nodeIds.isEmpty() || contains(nodeIds, source.nodeId()));
        };
    }

    // Cursors are tied to what this writes as, which must not depend on the process: the order of Set.copyOf does.
    private static Set<String> sorted(Set<String> ids) {
        return Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    private static boolean contains(Set<String> ids, @Nullable String id) {
        return id != null && ids.contains(id);
    }
}
