package io.touchstone.callers;

import static io.touchstone.callers.Refusal.TOKEN_EXPIRED;
import static io.touchstone.callers.Refusal.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.callers.SecurityEvent.AuthenticationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTallyTest {

    private final FakeTime time = new FakeTime();
    private final FailureTally tally = new FailureTally();
    private final List<AuthenticationFailed> told = new ArrayList<>();

    private void add(String address, Refusal reason, int times) {
        for (int i = 0; i < times; i++) {
            tally.add(address, reason, time.instant()).ifPresent(told::add);
        }
    }

    private void passAndTell(Duration duration) {
        time.pass(duration);
        told.addAll(tally.due(time.instant()));
    }

    @Test
    void theFirstIsToldAtOnce() {
        add("192.0.2.1", UNKNOWN_KEY, 1);
        assertThat(told).containsExactly(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 1));
    }

    @Test
    void theOthersAreToldTogetherOnceAMinute() {
        add("192.0.2.1", UNKNOWN_KEY, 1_000);
        passAndTell(Duration.ofSeconds(59));
        assertThat(told).hasSize(1);
        passAndTell(Duration.ofSeconds(1));
        assertThat(told).last().isEqualTo(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 999));
        add("192.0.2.1", UNKNOWN_KEY, 5);
        passAndTell(Duration.ofSeconds(59));
        assertThat(told).hasSize(2);
        passAndTell(Duration.ofSeconds(1));
        assertThat(told).last().isEqualTo(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 5));
    }

    @Test
    void oneThatComesLaterTellsOfThoseBefore() {
        add("192.0.2.1", UNKNOWN_KEY, 10);
        time.pass(Duration.ofMinutes(5));
        add("192.0.2.1", UNKNOWN_KEY, 1);
        assertThat(told).last().isEqualTo(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 10));
    }

    @Test
    void eachAddressAndReasonIsToldOfByItself() {
        add("192.0.2.1", UNKNOWN_KEY, 3);
        add("192.0.2.1", TOKEN_EXPIRED, 2);
        add("192.0.2.2", UNKNOWN_KEY, 1);
        passAndTell(Duration.ofMinutes(1));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 1),
                        new AuthenticationFailed("192.0.2.1", TOKEN_EXPIRED, 1),
                        new AuthenticationFailed("192.0.2.2", UNKNOWN_KEY, 1),
                        new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 2),
                        new AuthenticationFailed("192.0.2.1", TOKEN_EXPIRED, 1));
    }

    @Test
    void noneIsLostHoweverManyAddressesThereAre() {
        int addresses = 20_000;
        for (int i = 0; i < addresses; i++) {
            add("address " + i, UNKNOWN_KEY, 3);
        }
        assertThat(told).hasSize(FailureTally.MOST_ADDRESSES + 1);
        passAndTell(Duration.ofMinutes(1));
        assertThat(told).hasSize(2 * (FailureTally.MOST_ADDRESSES + 1));
        assertThat(told.stream().mapToLong(AuthenticationFailed::count).sum()).isEqualTo(3L * addresses);
        assertThat(told).filteredOn(line -> line.address().equals("others")).hasSize(2);
    }

    @Test
    void whoStaysAwayMakesRoomForOthers() {
        for (int i = 0; i < FailureTally.MOST_ADDRESSES; i++) {
            add("address " + i, UNKNOWN_KEY, 1);
        }
        passAndTell(Duration.ofMinutes(1));
        add("192.0.2.1", UNKNOWN_KEY, 1);
        assertThat(told).last().isEqualTo(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 1));
    }

    @Test
    void whatIsLeftAtTheEndIsTold() {
        add("192.0.2.1", UNKNOWN_KEY, 7);
        assertThat(tally.rest(time.instant())).containsExactly(new AuthenticationFailed("192.0.2.1", UNKNOWN_KEY, 6));
        assertThat(tally.rest(time.instant())).isEmpty();
    }
}
