package io.touchstone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.load.FakeService.Trouble;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSenderTest {

    private static final Batch BATCH = new Batch("one\n", List.of(1L));

    private final FakeService service = new FakeService();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> interruptions = new ArrayList<>();
    private final EventSender sender = sender(service.address());

    EventSenderTest() throws IOException {}

    @AfterEach
    void stop() {
        sender.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 408, 429, 502, 503, 504})
    void aRequestThatTheServiceCouldNotTakeIsSentAgain(int status) throws Exception {
        service.troubles.add(new Trouble(status, Map.of()));

        assertThat(sender.send(BATCH).accepted()).isEqualTo(1);
        assertThat(waits).hasSize(1);
        assertThat(interruptions).singleElement().asString().contains("trying again");
    }

    @Test
    void theServiceSaysHowLongToWait() throws Exception {
        service.troubles.add(new Trouble(503, Map.of("Retry-After", "7")));

        sender.send(BATCH);

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsGrow() throws Exception {
        service.troubles.addAll(Collections.nCopies(3, new Trouble(503, Map.of())));

        sender.send(BATCH);

        assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void patienceEnds() {
        service.troubles.addAll(Collections.nCopies(100, new Trouble(503, Map.of())));

        assertThatThrownBy(() -> sender.send(BATCH))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageContaining("10 times");
        assertThat(waits).hasSize(9).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413, 500})
    void aRequestThatTheServiceRefusesIsNotSentAgain(int status) {
        service.troubles.add(new Trouble(status, Map.of()));

        assertThatThrownBy(() -> sender.send(BATCH))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("trouble");
        assertThat(waits).isEmpty();
    }

    @Test
    void anAnswerThatIsNotTouchstonesIsSaid() {
        service.troubles.add(new Trouble(200, Map.of()));

        assertThatThrownBy(() -> sender.send(BATCH))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("does not answer as Touchstone does");
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        URI gone = service.address();
        service.close();
        try (EventSender toNobody = sender(gone)) {
            assertThatThrownBy(() -> toNobody.send(BATCH))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining(gone.getAuthority() + " does not answer");
        }
    }

    @Test
    void noServiceIsWaitedForAsLongAsItLikes() throws Exception {
        service.troubles.add(new Trouble(503, Map.of("Retry-After", "99999")));

        sender.send(BATCH);

        assertThat(waits).containsExactly(Duration.ofMinutes(2));
    }

    private EventSender sender(URI address) {
        return new EventSender(address, "key", waits::add, interruptions::add);
    }
}
