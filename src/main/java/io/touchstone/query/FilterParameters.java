package io.touchstone.query;

import io.touchstone.event.SourceKind;
import io.touchstone.http.Choice;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.kpi.SourceFilter;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters that narrow an answer down to some sources. */
public record FilterParameters(
        @RestQuery("campaign_id") List<String> campaignId,
        @RestQuery("flow_id") List<String> flowId,
        @RestQuery("node_id") List<String> nodeId,
        @RestQuery @Nullable String source) {

    public SourceFilter filter() {
        if (!nodeId.isEmpty() && Set.copyOf(flowId).size() != 1) {
            throw ProblemException.invalidParameter("node_id", "needs exactly one flow_id");
        }
        SourceKind kind = source == null
                ? null
                : Choice.of("source", source, SourceKind.values(), value -> switch (value) {
                    case CAMPAIGN -> "campaigns";
                    case FLOW -> "flows";
                });
        return new SourceFilter(Set.copyOf(campaignId), Set.copyOf(flowId), Set.copyOf(nodeId), kind);
    }
}
