package io.touchstone.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.control.workspace.SampleWorkspace;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exports: two of a workspace at once, four in all. */
@QuarkusTest
class SnapshotsTest {

    @Inject
    Snapshots snapshots;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    @AfterEach
    void endAll() {
        end.countDown();
        underWay.forEach(CompletableFuture::join);
    }

    @Test
    void besideTwoTheNextOfAWorkspaceIsRefusedAndThatOfAnotherIsNot() throws InterruptedException {
        begin(TableResource.ANY_ID);
        begin(TableResource.ANY_ID);
        given().get("/test/table?format=csv&rows=1")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", is("1"))
                .header("Content-Disposition", (String) null)
                .body("detail", containsString("exports"));
        given().get("/test/table?format=csv&rows=1&workspace=2").then().statusCode(200);
        Api.as(Api.newWorkspace().key()).get("/v1/purchases?format=csv").then().statusCode(200);
    }

    @Test
    void besideFourTheNextOfAnyWorkspaceIsRefused() throws InterruptedException {
        for (long workspace : new long[] {11, 11, 12, 13}) {
            begin(workspace);
        }
        given().get("/test/table?format=csv&rows=1").then().statusCode(429);
        given().get("/test/table?format=csv&rows=1&limited=true").then().statusCode(200);
    }

    @Test
    void oneThatWaitsIsWrittenWhenAnotherEnds() throws InterruptedException {
        begin(TableResource.ANY_ID);
        begin(TableResource.ANY_ID);
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> given().get("/test/table?format=csv&rows=2").asString(),
                task -> Thread.ofPlatform().daemon().start(task));
        end.countDown();
        assertThat(waiting.join()).isEqualTo("number\r\n1\r\n2\r\n");
    }

    /** Returns when it has its place. */
    private void begin(long workspace) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        underWay.add(CompletableFuture.runAsync(
                () -> snapshots
                        .<Long>rows(SampleWorkspace.of(workspace, 0), (_, _) -> {
                            begun.countDown();
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .forEach(_ -> {}),
                task -> Thread.ofPlatform().daemon().start(task)));
        begun.await();
    }
}
