package io.touchstone.intake.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TalliesTest {

    private static final Tally SENT = Tally.of(Topic.ACCEPTED, "message.sent");

    @Inject
    Tallies tallies;

    private WorkspaceId workspace;

    @BeforeEach
    void haveAWorkspace() {
        workspace = WorkspaceId.parse(Api.newWorkspace().id()).orElseThrow();
    }

    private long count() {
        return Objects.requireNonNull(tallies.since(workspace, LocalDate.EPOCH).get(SENT))
                .count();
    }

    @Test
    void whatWasCountedIsThereForWhoeverAsksThen() {
        tallies.add(workspace, Map.of(SENT, 2L));
        tallies.add(workspace, Map.of(SENT, 3L));

        assertThat(count()).isEqualTo(5);
    }

    @Test
    void whatIsBeingWrittenIsThereForWhoeverAsksMeanwhile() {
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.execute(() -> {
                while (!ended.get()) {
                    tallies.write();
                }
            });
            try {
                for (long expected = 1; expected <= 200; expected++) {
                    tallies.add(workspace, Map.of(SENT, 1L));
                    assertThat(count()).isEqualTo(expected);
                }
            } finally {
                ended.set(true);
            }
        }
    }
}
