package io.touchstone.source.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.source.setup.SourceConnection;
import io.touchstone.source.setup.SourceConnections;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryLogTest {

    @Inject
    DeliveryLog log;

    @Inject
    SourceConnections connections;

    @Test
    void aDeliveryThatIsBeingNotedIsThereForWhoeverAsksMeanwhile() {
        NewWorkspace workspace = Api.newWorkspace();
        Hook.of(workspace.key());
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        SourceConnection connection = connections.list(id, null, 1).getFirst();
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.execute(() -> {
                while (!ended.get()) {
                    log.writeEach();
                }
            });
            try {
                for (int expected = 1; expected <= 200; expected++) {
                    log.add(connection, new Delivery(Instant.now(), 2, false, List.of()));
                    assertThat(log.list(id, connection.id(), DeliveryPosition.START, 1_000))
                            .hasSize(expected);
                }
            } finally {
                ended.set(true);
            }
        }
    }
}
