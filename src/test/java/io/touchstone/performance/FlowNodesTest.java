package io.touchstone.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
}
