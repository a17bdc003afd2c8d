package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audits and rebuilds: one of a workspace at once, two in all. */
@QuarkusTest
class RebuildCallsTest {

    @Inject
    RebuildCalls calls;

    @ParameterizedTest
    @CsvSource({"GET, /v1/audit, 200", "POST, /v1/rebuild, 202", "POST, /v1/rebuild/credits, 202"})
    void besideOneThatGoesOnTheNextOfAWorkspaceIsRefusedAndThatOfAnotherIsNot(String method, String path, int good) {
        NewWorkspace ours = Api.newWorkspace();
        NewWorkspace theirs = Api.newWorkspace();
        try (Place _ = calls.enter(id(ours))) {
            Api.as(ours.key())
                    .request(method, path)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", is("1"))
                    .body("type", is("urn:touchstone:problem:too-many-requests"))
                    .body("detail", containsString("audits and rebuilds"))
                    .body("request_id", is(org.hamcrest.Matchers.notNullValue()));
            Api.as(theirs.key()).request(method, path).then().statusCode(good);
        }
        Api.as(ours.key()).request(method, path).then().statusCode(good);
    }

    @Test
    void besideTwoThatGoOnTheNextOfAnyWorkspaceIsRefused() {
        try (Place _ = calls.enter(id(Api.newWorkspace()));
                Place _ = calls.enter(id(Api.newWorkspace()))) {
            Api.as(Api.newWorkspace().key()).get("/v1/audit").then().statusCode(429);
        }
    }

    /** More of them than there are connections to the database. */
    @Test
    void thoseThatWaitLeaveConnectionsToOthers() {
        NewWorkspace ours = Api.newWorkspace();
        NewWorkspace theirs = Api.newWorkspace();
        List<CompletableFuture<Response>> waiting;
        try (Place _ = calls.enter(id(ours))) {
            waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> Api.as(ours.key()).get("/v1/audit"),
                            task -> Thread.ofPlatform().daemon().start(task)))
                    .limit(40)
                    .toList();
            Api.as(theirs.key()).get("/v1/performance").then().statusCode(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(200, 429));
    }

    @Test
    void aRebuildWaitsForItsPlaceAndIsThenDone() {
        NewWorkspace ours = Api.newWorkspace();
        Api.as(ours.key()).post("/v1/rebuild").then().statusCode(202);
        boolean rebuilding;
        do {
            rebuilding = Api.as(ours.key()).get("/v1/settings").jsonPath().getBoolean("rebuilding");
        } while (rebuilding);
        Api.as(ours.key()).get("/v1/audit").then().statusCode(200).body("differences", is(0));
    }

    private static WorkspaceId id(NewWorkspace workspace) {
        return WorkspaceId.parse(workspace.id()).orElseThrow();
    }
}
