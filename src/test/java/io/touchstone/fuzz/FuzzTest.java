package io.touchstone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.touchstone.Api;
import io.touchstone.rebuild.CreditRebuilds;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.rebuild.Scheduled;
import io.touchstone.wire.Target;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A short run, always the same. */
@QuarkusTest
class FuzzTest {

    private static final int REQUESTS = 500;

    @Inject
    Rebuilds rebuilds;

    @Inject
    CreditRebuilds creditRebuilds;

    @Test
    void noMadeUpRequestBringsOutMoreThanAProblem() throws IOException, InterruptedException {
        Findings findings = new Findings(System.out);
        Target target = Target.onThisMachine(RestAssured.port, Api.OPERATOR);
        new Fuzz(target, 1, findings, Path.of("target", "fuzz"), this::rebuild)
                .run(IntStream.range(0, REQUESTS).boxed().toList(), 2);
        assertThat(findings.failures()).isEmpty();
        assertThat(findings.requests()).isEqualTo(REQUESTS);
    }

    /** The tests have no scheduler. */
    private synchronized void rebuild() {
        Scheduled.goOn(rebuilds, creditRebuilds);
    }
}
