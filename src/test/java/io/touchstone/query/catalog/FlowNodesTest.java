package io.touchstone.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FlowNodesTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    @BeforeEach
    void fill() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .flowSent("welcome", "z", "m1", "ada", "2025-03-03T09:00:00Z")
                .flowSent("welcome", "unlisted", "m2", "ada", "2025-03-03T09:00:00Z")
                .flowSent("welcome", "Unlisted", "m3", "ada", "2025-03-03T09:00:00Z")
                .flowSent("cart", "z", "m4", "ada", "2025-03-03T09:00:00Z")
                .sendTo(key);
    }

    @Test
    void listedNodesComeFirstThenThoseOnlyMessagesName() {
        define("""
                {"name": "Welcome", "nodes": [{"id": "z", "name": "Hello", "kind": "message"}, {"id": "delay"},
                  {"id": "a", "name": "Goodbye"}], "edges": [{"from": "z", "to": "delay"}, {"from": "delay", "to": "a"}]}""");
        assertThat(nodes("welcome"))
                .containsExactly(
                        "z Hello message 1",
                        "delay delay null 0",
                        "a Goodbye null 0",
                        "Unlisted Unlisted null 1",
                        "unlisted unlisted null 1");
    }

    @Test
    void aFlowThatOnlyEventsNameHasItsNodesInTheOrderOfTheirIds() {
        assertThat(nodes("welcome"))
                .containsExactly("Unlisted Unlisted null 1", "unlisted unlisted null 1", "z z null 1");
    }

    @Test
    void aNewGraphReplacesTheOld() {
        define("{\"name\": \"Welcome\", \"nodes\": [{\"id\": \"gone\"}, {\"id\": \"z\"}]}");
        define("{\"name\": \"Welcome\", \"nodes\": [{\"id\": \"z\", \"name\": \"Hello\"}]}");
        assertThat(nodes("welcome"))
                .containsExactly("z Hello null 1", "Unlisted Unlisted null 1", "unlisted unlisted null 1");
    }

    @Test
    void theNodesOfAnotherFlowStayOut() {
        assertThat(nodes("cart")).containsExactly("z z null 1");
    }

    /** The picture of the README, with a tenth of its messages; change both together. */
    @Test
    void branchesEndWhereWaysMergeAndLoopsLeadBack() {
        Map<String, Integer> sent = Map.of("hello", 10, "thanks", 3, "remind", 6, "discount", 2, "news", 4);
        History history = History.inPounds();
        sent.forEach((node, count) -> IntStream.range(0, count)
                .forEach(i -> history.flowSent("welcome", node, node + i, "ada", "2025-03-04T09:00:00Z")));
        history.sendTo(key = Api.newWorkspace().key());
        define("""
                {"name": "Welcome", "nodes": [{"id": "hello"}, {"id": "thanks"}, {"id": "remind"}, {"id": "discount"}, {"id": "news"}],
                  "edges": [{"from": "hello", "to": "thanks", "label": "bought"}, {"from": "hello", "to": "remind", "label": "no answer"},
                    {"from": "remind", "to": "discount", "label": "silent"}, {"from": "discount", "to": "remind", "label": "again"},
                    {"from": "thanks", "to": "news"}, {"from": "remind", "to": "news", "label": "bought"}]}""");
        assertThat(edges("welcome"))
                .containsExactly(
                        "hello thanks bought 3",
                        "hello remind no answer 8",
                        "remind discount silent 2",
                        "discount remind again null",
                        "thanks news null null",
                        "remind news bought null");
    }

    @Test
    void aNodeThatOnlyMessagesNameIsInNoBranch() {
        define("""
                {"name": "Welcome", "nodes": [{"id": "start"}, {"id": "z"}],
                  "edges": [{"from": "start", "to": "z"}, {"from": "z", "to": "start", "label": "again"}]}""");
        assertThat(edges("welcome")).containsExactly("start z null 1", "z start again null");
    }

    @Test
    void aFlowThatOnlyEventsNameHasNoEdges() {
        assertThat(edges("cart")).isEmpty();
    }

    @Test
    void anEdgeCountsUnderTheRuleThatIsAsked() {
        key = Api.newWorkspace().key();
        History.inPounds()
                .flowSent("welcome", "z", "m1", "ben", "2025-03-04T09:00:00Z")
                .read("m1", "2025-03-04T10:00:00Z")
                .bought("p1", "ben", "2025-03-04T18:00:00Z", "10.00")
                .sendTo(key);
        define("""
                {"name": "Welcome", "nodes": [{"id": "a"}, {"id": "z"}], "edges": [{"from": "a", "to": "z"}]}""");
        for (Map.Entry<String, Integer> revenue : Map.of("6h", 0, "12h", 10).entrySet()) {
            assertThat(Worlds.get(key, "/v1/flows/welcome/nodes", Worlds.with(WEEK, "window", revenue.getKey()))
                            .at("/edges/0/kpis/revenue")
                            .asInt())
                    .as(revenue.getKey())
                    .isEqualTo(revenue.getValue());
        }
    }

    private void define(String definition) {
        Api.as(key).body(definition).put("/v1/flows/welcome").then().statusCode(200);
    }

    private List<String> nodes(String flow) {
        List<String> nodes = new ArrayList<>();
        for (JsonNode node : Worlds.get(key, "/v1/flows/{id}/nodes", WEEK, flow).path("nodes")) {
            nodes.add(String.join(
                    " ",
                    node.path("id").asText(),
                    node.path("name").asText(),
                    node.path("kind").asText(),
                    node.at("/kpis/sent").asText()));
        }
        return nodes;
    }

    private List<String> edges(String flow) {
        List<String> edges = new ArrayList<>();
        for (JsonNode edge : Worlds.get(key, "/v1/flows/{id}/nodes", WEEK, flow).path("edges")) {
            edges.add(String.join(
                    " ",
                    edge.path("from").asText(),
                    edge.path("to").asText(),
                    edge.path("label").asText(),
                    edge.path("kpis").isNull() ? "null" : edge.at("/kpis/sent").asText()));
        }
        return edges;
    }
}
