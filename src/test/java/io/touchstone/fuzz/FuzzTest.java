package io.touchstone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.touchstone.Api;
import io.touchstone.wire.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A short run, always the same. */
@QuarkusTest
class FuzzTest {

    private static final int REQUESTS = 500;

    @Test
    void noMadeUpRequestBringsOutMoreThanAProblem() throws IOException, InterruptedException {
        Findings findings = new Findings(System.out);
        new Fuzz(Target.onThisMachine(RestAssured.port, Api.OPERATOR), 1, findings, Path.of("target", "fuzz"))
                .run(IntStream.range(0, REQUESTS).boxed().toList(), 2);
        assertThat(findings.failures()).isEmpty();
        assertThat(findings.requests()).isEqualTo(REQUESTS);
    }
}
