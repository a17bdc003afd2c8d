package io.touchstone.query;

import io.touchstone.event.SourceKind;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.kpi.SourceFilter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that narrow an answer down to some sources. */
public record FilterParameters(
        @RestQuery("campaign_id") List<String> campaignId,
        @RestQuery("flow_id") List<String> flowId,
        @RestQuery("node_id") List<String> nodeId,
        @RestQuery @Nullable String source) {

    /** By its name as rows show it, too: whoever read it there can ask for it. */
    private enum AskedKind {
        CAMPAIGNS(SourceKind.CAMPAIGN),
        FLOWS(SourceKind.FLOW),
        CAMPAIGN(SourceKind.CAMPAIGN),
        FLOW(SourceKind.FLOW);

        private final SourceKind kind;

        AskedKind(SourceKind kind) {
            this.kind = kind;
        }
    }

    private static final Function<String, SourceKind> KIND =
            Choice.of("source", AskedKind.values()).andThen(asked -> asked.kind);

    public SourceFilter parse(Errors errors) {
        if (!nodeId.isEmpty() && Set.copyOf(flowId).size() != 1) {
            errors.add("node_id", "needs exactly one flow_id");
        }
        return new SourceFilter(
                Set.copyOf(campaignId), Set.copyOf(flowId), Set.copyOf(nodeId), errors.parse(source, null, KIND));
    }
}
