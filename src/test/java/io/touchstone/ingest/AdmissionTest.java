package io.touchstone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.ingest.Admission.Room;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private record Limits(int transactionsAtOnce, int groupEvents, int bytesAtOnce, int waitingEvents)
            implements IngestConfig {}

    private final Admission admission = new Admission(new Limits(2, 10, 100, 20));

    @Test
    void bodiesGoInTogetherAsLongAsThereIsRoom() {
        try (Room first = admission.take(60);
                Room second = admission.take(40)) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void aBodyWaitsUntilThereIsRoom() {
        Room first = admission.take(60);
        CompletableFuture<Room> second = CompletableFuture.supplyAsync(() -> admission.take(60));
        first.close();
        assertThat(second.join()).isNotNull();
    }

    @Test
    void aBodyLargerThanAllRoomHasItForItself() {
        try (Room huge = admission.take(1_000)) {
            assertThat(huge).isNotNull();
        }
        try (Room next = admission.take(100)) {
            assertThat(next).isNotNull();
        }
    }
}
