package io.touchstone.control.catalog;

import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.control.catalog.FlowGraph.Edge;
import io.touchstone.control.catalog.FlowGraph.Node;
import io.touchstone.control.workspace.WorkspaceDeletion;
import io.touchstone.event.Event;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.CountedStatements;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogTest {

    private static final int THREADS = 8;
    private static final FlowGraph NO_GRAPH = new FlowGraph(List.of(), List.of());

    @Inject
    Catalog catalog;

    @Inject
    Transactions transactions;

    @Inject
    WorkspaceDeletion deletion;

    private NewWorkspace created = new NewWorkspace("", "");
    private WorkspaceId workspace = new WorkspaceId(1);

    @BeforeEach
    void create() {
        created = Api.newWorkspace();
        workspace = WorkspaceId.parse(created.id()).orElseThrow();
    }

    private List<Campaign> campaigns(WorkspaceId of) {
        return transactions.statement(of, SelectCampaigns::all);
    }

    private List<Flow> flows(WorkspaceId of) {
        return transactions.statement(of, SelectFlows::all);
    }

    private FlowGraph graph(WorkspaceId of, String flow) {
        return transactions.statement(of, tenant -> SelectFlows.graph(tenant, flow));
    }

    /** Of as many nodes and edges as its number, all named by it. */
    private static FlowGraph ring(int number) {
        return new FlowGraph(
                IntStream.range(0, number)
                        .mapToObj(i -> new Node("n" + i, "of " + number, null))
                        .toList(),
                IntStream.range(0, number)
                        .mapToObj(i -> new Edge("n" + i, "n" + (i + 1) % number, "of " + number))
                        .toList());
    }

    @Test
    void whatIsSaidLaterTakesThePlaceOfWhatWasSaidBefore() {
        catalog.define(workspace, new Campaign("spring", "Spring", "sent"));
        catalog.define(workspace, new Campaign("spring", "Spring!", null));
        assertThat(campaigns(workspace)).containsExactly(new Campaign("spring", "Spring!", null));
    }

    @Test
    void idsAreOtherOnesByTheirBytesAndInEachWorkspace() {
        WorkspaceId other = WorkspaceId.parse(Api.newWorkspace().id()).orElseThrow();
        for (String id : List.of("a", "A", "a ", "á", "😀")) {
            catalog.define(workspace, new Campaign(id, "name of " + id, null));
            catalog.define(workspace, new Flow(id, "name of " + id, null), ring(2));
            catalog.define(other, new Campaign(id, "another", "sent"));
            catalog.define(other, new Flow(id, "another", "sent"), ring(3));
        }
        assertThat(campaigns(workspace)).hasSize(5).allMatch(one -> one.name().equals("name of " + one.id()));
        assertThat(flows(workspace)).hasSize(5).allMatch(one -> one.name().equals("name of " + one.id()));
        assertThat(campaigns(other)).hasSize(5).allMatch(one -> one.name().equals("another"));
        assertThat(graph(workspace, "a")).isEqualTo(ring(2));
        assertThat(graph(other, "a")).isEqualTo(ring(3));
    }

    @Test
    void aGraphTakesThePlaceOfTheOneBefore() {
        Flow flow = new Flow("welcome", "Welcome", "active");
        for (FlowGraph graph : List.of(ring(5), ring(3), ring(3), NO_GRAPH, ring(7))) {
            catalog.define(workspace, flow, graph);
            assertThat(graph(workspace, "welcome")).isEqualTo(graph);
        }
        assertThat(flows(workspace)).containsExactly(flow);
    }

    @Test
    void aLargeGraphTakesFewStatements() {
        catalog.define(workspace, new Flow("welcome", "Welcome", null), ring(2_000));
        long statements = CountedStatements.during(
                () -> catalog.define(workspace, new Flow("welcome", "Welcome", null), ring(1_999)));
        assertThat(statements).isLessThan(20);
        assertThat(graph(workspace, "welcome")).isEqualTo(ring(1_999));
    }

    @Test
    void ofManyWhoSayItAtOnceOneIsWhole() throws Exception {
        String name = "welcome";
        atOnce(number -> {
            catalog.define(workspace, new Campaign("spring", "by " + number, "sent"));
            catalog.define(workspace, new Flow(name, "by " + number, null), ring(number + 2));
            return true;
        });
        assertThat(campaigns(workspace)).hasSize(1);
        assertThat(flows(workspace)).hasSize(1);
        int last = Integer.parseInt(flows(workspace).getFirst().name().substring(3));
        assertThat(graph(workspace, name)).isEqualTo(ring(last + 2));
    }

    @Test
    void namesAndTheFirstEventsOfACampaignCanComeAtOnce() throws Exception {
        History history = History.inPounds();
        for (int number = 0; number < THREADS; number++) {
            history.campaignSent("spring", "m" + number, "ada", "2025-03-03T09:00:00Z");
        }
        List<Event> events = history.events();
        atOnce(number -> {
            if (number % 2 == 0) {
                catalog.define(workspace, new Campaign("spring", "Spring", "sent"));
            } else {
                Worlds.send(created.key(), events.subList(number, number + 1), true);
            }
            return true;
        });
        as(created.key())
                .get("/v1/campaigns?from=2025-03-03&to=2025-03-03")
                .then()
                .statusCode(200)
                .body("data.name", contains("Spring"))
                .body("data.kpis.sent", contains(THREADS / 2));
    }

    @Test
    void nothingIsSaidInAWorkspaceThatIsGone() {
        deletion.delete(workspace);
        assertThatThrownBy(() -> catalog.define(workspace, new Campaign("spring", "Spring", null)))
                .isInstanceOf(ProblemException.class);
        assertThat(campaigns(workspace)).isEmpty();
    }

    @Test
    void aNameIsNewsToWhoeverKnowsTheAnswerOfBefore() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .sendTo(created.key());
        String path = "/v1/campaigns/spring?from=2025-03-03&to=2025-03-03";
        String tag = as(created.key()).get(path).header("ETag");
        as(created.key()).header("If-None-Match", tag).get(path).then().statusCode(304);
        catalog.define(workspace, new Campaign("spring", "Spring", null));
        as(created.key()).header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    private interface Turn {
        boolean take(int number) throws Exception;
    }

    private static void atOnce(Turn turn) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Boolean>> turns = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            int own = number;
            turns.add(() -> {
                start.await();
                return turn.take(own);
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> done : threads.invokeAll(turns)) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}
