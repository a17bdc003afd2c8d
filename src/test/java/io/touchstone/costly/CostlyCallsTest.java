package io.touchstone.costly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.costly.CostlyCalls.Place;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.tenant.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CostlyCallsTest {

    private static final WorkspaceId OURS = new WorkspaceId(1);
    private static final WorkspaceId THEIRS = new WorkspaceId(2);
    private static final WorkspaceId OTHERS = new WorkspaceId(3);

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CostlyCalls calls = new CostlyCalls("exports", 2, 3);

    /** Whose calls got a place after they had waited, in that order, with the place. */
    private final BlockingQueue<Admitted> admitted = new LinkedBlockingQueue<>();

    private record Admitted(WorkspaceId workspace, Place place) {}

    @Test
    void aWorkspaceHasNoMoreThanItsShare() {
        calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        assertThat(calls.tryEnter(OURS, AT_ONCE)).isEmpty();
        assertThat(calls.tryEnter(THEIRS, AT_ONCE)).isPresent();
    }

    @Test
    void allTogetherHaveNoMoreThanThereAre() {
        calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        calls.enter(THEIRS, AT_ONCE);
        assertThat(calls.tryEnter(THEIRS, AT_ONCE)).isEmpty();
        assertThat(calls.tryEnter(OTHERS, AT_ONCE)).isEmpty();
    }

    @Test
    void whoIsRefusedIsToldSo() {
        calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        assertThatThrownBy(() -> calls.enter(OURS, AT_ONCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS))
                .hasMessageContaining("As many exports are under way");
    }

    @Test
    void aPlaceThatIsLeftIsFreeOnce() {
        Place place = calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        place.close();
        place.close();
        calls.enter(OURS, AT_ONCE);
        assertThat(calls.tryEnter(OURS, AT_ONCE)).isEmpty();
        assertThat(calls.underWay()).isEqualTo(2);
    }

    @Test
    void whoWaitsGetsThePlaceThatBecomesFree() throws InterruptedException {
        Place place = calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        waitFor(OURS);
        place.close();
        assertThat(next().workspace()).isEqualTo(OURS);
        assertThat(calls.underWay()).isEqualTo(2);
    }

    @Test
    void manyWhoWaitForOneWorkspaceKeepNobodyElseOut() throws InterruptedException {
        calls.enter(OURS, AT_ONCE);
        calls.enter(OURS, AT_ONCE);
        for (int i = 0; i < 50; i++) {
            waitFor(OURS);
        }
        assertThat(calls.tryEnter(THEIRS, AT_ONCE)).isPresent();
    }

    @Test
    void aPlaceGoesToTheWorkspaceThatWasServedLeastLately() throws InterruptedException {
        CostlyCalls two = new CostlyCalls("audits", 1, 2);
        List<Place> places = new ArrayList<>(List.of(two.enter(OURS, AT_ONCE), two.enter(THEIRS, AT_ONCE)));
        for (int i = 0; i < 3; i++) {
            waitFor(two, OURS);
            waitFor(two, THEIRS);
        }
        waitFor(two, OTHERS);
        places.getFirst().close();
        assertThat(next().workspace()).isEqualTo(OTHERS);
    }

    @Test
    void nothingIsKeptOfWorkspacesThatHaveGone() throws InterruptedException {
        Place place = calls.enter(OURS, AT_ONCE);
        Place other = calls.enter(OURS, AT_ONCE);
        assertThat(calls.tryEnter(OURS, AT_ONCE)).isEmpty();
        waitFor(OURS);
        place.close();
        next().place().close();
        other.close();
        for (long id = 1; id <= 100; id++) {
            calls.enter(new WorkspaceId(id), AT_ONCE).close();
        }
        assertThat(calls.workspaces()).isZero();
        assertThat(calls.underWay()).isZero();
    }

    @Test
    void whoIsInterruptedWhileWaitingTakesNoPlace() throws InterruptedException {
        Place place = calls.enter(OURS, AT_ONCE);
        Place other = calls.enter(OURS, AT_ONCE);
        Thread waiting = waitFor(OURS);
        waiting.interrupt();
        waiting.join();
        place.close();
        other.close();
        assertThat(admitted).isEmpty();
        assertThat(calls.workspaces()).isZero();
    }

    private Thread waitFor(WorkspaceId workspace) throws InterruptedException {
        return waitFor(calls, workspace);
    }

    /** Returns when it waits. */
    private Thread waitFor(CostlyCalls some, WorkspaceId workspace) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            Optional<Place> place = some.tryEnter(workspace, LONG);
            place.ifPresent(open -> admitted.add(new Admitted(workspace, open)));
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private Admitted next() throws InterruptedException {
        Admitted next = admitted.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
