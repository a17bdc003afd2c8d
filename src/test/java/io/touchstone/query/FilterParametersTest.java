package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.event.SourceKind;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.kpi.SourceFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParametersTest {

    @Test
    void withoutParametersNothingIsLeftOut() {
        assertThat(filter(List.of(), List.of(), List.of(), null)).isEqualTo(SourceFilter.ALL);
    }

    @Test
    void repeatedIdsNameSeveralSources() {
        assertThat(filter(List.of("a", "b", "a"), List.of("c"), List.of(), null))
                .isEqualTo(new SourceFilter(Set.of("a", "b"), Set.of("c"), Set.of(), null));
    }

    @ParameterizedTest
    @CsvSource({"campaigns, CAMPAIGN", "flows, FLOW", "campaign, CAMPAIGN", "flow, FLOW"})
    void sourceChoosesAKind(String source, SourceKind kind) {
        assertThat(filter(List.of(), List.of(), List.of(), source)).isEqualTo(SourceFilter.of(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Campaign", "FLOWS", "all"})
    void otherKindsAreRefused(String source) {
        assertThatThrownBy(() -> filter(List.of(), List.of(), List.of(), source))
                .isInstanceOf(ProblemException.class)
                .hasMessage("source: must be one of campaigns, flows, campaign, flow");
    }

    @Test
    void nodesAreOfTheOneFlowThatIsNamed() {
        assertThat(filter(List.of("k"), List.of("f"), List.of("1", "2"), null))
                .isEqualTo(new SourceFilter(Set.of("k"), Set.of("f"), Set.of("1", "2"), null));
    }

    @Test
    void nodesOfNoFlowAreRefused() {
        assertNodesNeedOneFlow(List.of());
    }

    @Test
    void nodesOfSeveralFlowsAreRefused() {
        assertNodesNeedOneFlow(List.of("f", "g"));
    }

    @Test
    void oneFlowNamedTwiceIsOneFlow() {
        assertThat(filter(List.of(), List.of("f", "f"), List.of("1"), null))
                .isEqualTo(new SourceFilter(Set.of(), Set.of("f"), Set.of("1"), null));
    }

    private static void assertNodesNeedOneFlow(List<String> flows) {
        assertThatThrownBy(() -> filter(List.of("k"), flows, List.of("1"), null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("node_id: needs exactly one flow_id");
    }

    private static SourceFilter filter(
            List<String> campaigns, List<String> flows, List<String> nodes, @Nullable String source) {
        return Errors.gather(new FilterParameters(campaigns, flows, nodes, source)::parse);
    }
}
