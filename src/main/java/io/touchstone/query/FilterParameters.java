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

    private static final Function<String, SourceKind> KIND =
            Choice.of("source", SourceKind.values(), value -> switch (value) {
                case CAMPAIGN -> "campaigns";
                case FLOW -> "flows";
            });

    public SourceFilter parse(Errors errors) {
        if (!nodeId.isEmpty() && Set.copyOf(flowId).size() != 1) {
            errors.add("node_id", "needs exactly one flow_id");
        }
        return new SourceFilter(
                Set.copyOf(campaignId), Set.copyOf(flowId), Set.copyOf(nodeId), errors.parse(source, null, KIND));
    }
}
