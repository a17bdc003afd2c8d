package io.touchstone.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceFilterTest {

    private static final MessageSource CAMPAIGN_A = campaign("a");
    private static final MessageSource CAMPAIGN_B = campaign("b");
    private static final MessageSource FLOW_A1 = node("a", "1");
    private static final MessageSource FLOW_A2 = node("a", "2");
    private static final MessageSource FLOW_B1 = node("b", "1");

    @Test
    void acceptsEverySourceWhenNoneIsNamed() {
        assertThat(accepted(SourceFilter.ALL)).containsExactly(CAMPAIGN_A, CAMPAIGN_B, FLOW_A1, FLOW_A2, FLOW_B1);
    }

    @Test
    void acceptsOneKind() {
        assertThat(accepted(SourceFilter.of(SourceKind.FLOW))).containsExactly(FLOW_A1, FLOW_A2, FLOW_B1);
    }

    @Test
    void aNamedCampaignLeavesFlowsOfTheSameIdOut() {
        assertThat(accepted(filter(Set.of("a"), Set.of(), Set.of(), null))).containsExactly(CAMPAIGN_A);
    }

    @Test
    void namedCampaignsAndFlowsAreUnited() {
        assertThat(accepted(filter(Set.of("b"), Set.of("a"), Set.of(), null)))
                .containsExactly(CAMPAIGN_B, FLOW_A1, FLOW_A2);
    }

    @Test
    void theKindIntersectsWithWhatIsNamed() {
        assertThat(accepted(filter(Set.of("b"), Set.of("a"), Set.of(), SourceKind.CAMPAIGN)))
                .containsExactly(CAMPAIGN_B);
    }

    @Test
    void nodesNarrowTheFlowButNotTheCampaigns() {
        assertThat(accepted(filter(Set.of("a"), Set.of("a"), Set.of("2"), null)))
                .containsExactly(CAMPAIGN_A, FLOW_A2);
    }

    @Test
    void idsAreComparedExactly() {
        assertThat(accepted(filter(Set.of("A", "a "), Set.of(), Set.of(), null)))
                .isEmpty();
    }

    @Test
    void namesWhateverItCouldAccept() {
        SourceFilter flowA = filter(Set.of(), Set.of("a"), Set.of("2"), null);
        assertThat(flowA.names(SourceKind.FLOW, "a")).isTrue();
        assertThat(flowA.names(SourceKind.FLOW, "b")).isFalse();
        assertThat(flowA.names(SourceKind.CAMPAIGN, "a")).isFalse();
    }

    @Test
    void onlyTheFilterOfNothingIsEmpty() {
        assertThat(SourceFilter.ALL.isEmpty()).isTrue();
        assertThat(SourceFilter.of(SourceKind.FLOW).isEmpty()).isFalse();
        assertThat(filter(Set.of("a"), Set.of(), Set.of(), null).isEmpty()).isFalse();
        assertThat(filter(Set.of(), Set.of("a"), Set.of(), null).isEmpty()).isFalse();
    }

    /** A cursor is tied to it, and has to fit in the next process, too. */
    @Test
    void isWrittenInOneOrder() {
        List<String> ids =
                IntStream.rangeClosed(10, 40).mapToObj(String::valueOf).toList();
        assertThat(filter(Set.copyOf(ids), Set.copyOf(ids), Set.copyOf(ids), null))
                .hasToString("SourceFilter[campaignIds=%s, flowIds=%s, nodeIds=%s, kind=null]", ids, ids, ids);
    }

    private static Stream<MessageSource> accepted(SourceFilter filter) {
        return Stream.of(CAMPAIGN_A, CAMPAIGN_B, FLOW_A1, FLOW_A2, FLOW_B1).filter(filter::accepts);
    }

    private static SourceFilter filter(
            Set<String> campaigns, Set<String> flows, Set<String> nodes, @Nullable SourceKind kind) {
        return new SourceFilter(campaigns, flows, nodes, kind);
    }

    private static MessageSource campaign(String id) {
        return new MessageSource(id, null, null, "template", "category");
    }

    private static MessageSource node(String flowId, String nodeId) {
        return new MessageSource(null, flowId, nodeId, null, null);
    }
}
