package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.ParsedEvent.Rejection;
import io.touchstone.event.json.RejectionType;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WorkspaceQueueTest {

    private record Limits(
            int transactionsAtOnce, int groupEvents, OptionalLong bytesAtOnce, double workspaceShare, int waitingEvents)
            implements IngestConfig {}

    private final WorkspaceQueue lane = new WorkspaceQueue(new Limits(2, 10, OptionalLong.empty(), 0.5, 20));

    @Test
    void requestsThatWaitMakeOneGroupInTheirOrder() {
        Submission first = submit(3);
        Submission second = submit(2);
        Submission third = submit(5);
        lane.begin();
        assertThat(lane.next()).containsExactly(first, second, third);
    }

    @Test
    void aGroupHasNoMoreEventsThanItMay() {
        Submission first = submit(6);
        Submission second = submit(5);
        lane.begin();
        assertThat(lane.next()).containsExactly(first);
        assertThat(lane.next()).containsExactly(second);
    }

    @Test
    void aRequestOfMoreHasAGroupForItself() {
        Submission large = submit(11);
        Submission small = submit(1);
        lane.begin();
        assertThat(lane.next()).containsExactly(large);
        assertThat(lane.next()).containsExactly(small);
    }

    @Test
    void aGroupHoldsNoMoreThanItMay() {
        Submission first = submit(2, Weight.MOST_OF_GROUP / 2);
        Submission second = submit(2, Weight.MOST_OF_GROUP / 2);
        Submission third = submit(1, 1);
        lane.begin();
        assertThat(lane.next()).containsExactly(first, second);
        assertThat(lane.next()).containsExactly(third);
    }

    @Test
    void noMoreWorkThanMay() {
        submit(3);
        assertThat(List.of(lane.begin(), lane.begin(), lane.begin())).containsExactly(true, true, false);
    }

    @Test
    void whoFindsNothingGoesHomeAndIsSentForAgain() {
        submit(1);
        lane.begin();
        lane.next();
        assertThat(lane.next()).isEmpty();
        submit(1);
        assertThat(lane.begin()).isTrue();
    }

    @Test
    void littleWaitsForWhoIsAtWork() {
        submit(1);
        lane.begin();
        lane.next();
        submit(2);
        assertThat(lane.begin()).isFalse();
        submit(1);
        assertThat(lane.begin()).isTrue();
    }

    @Test
    void whoWorksBesideAnotherLeavesLittleToThatOne() {
        submit(10);
        Submission second = submit(10);
        lane.begin();
        lane.begin();
        lane.next();
        assertThat(lane.next()).containsExactly(second);
        Submission little = submit(2);
        assertThat(lane.next()).isEmpty();
        assertThat(lane.next()).containsExactly(little);
    }

    @Test
    void nobodyIsSentForNothing() {
        assertThat(lane.begin()).isFalse();
    }

    @Test
    void moreThanMayWaitAreSentAway() {
        submit(15);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> submit(6))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }

    @Test
    void whatWasSentAwayIsNotStored() {
        Submission stored = submit(15);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> submit(6));
        lane.begin();
        assertThat(lane.next()).containsExactly(stored);
        assertThat(lane.next()).isEmpty();
    }

    @Test
    void aLaneWithNobodyWaitingTakesARequestOfAnySize() {
        Submission huge = submit(10_000);
        lane.begin();
        assertThat(lane.next()).containsExactly(huge);
    }

    @Test
    void itIsEmptyOnceNobodyWaitsOrWorks() {
        submit(1);
        lane.begin();
        lane.next();
        assertThat(lane.isEmpty()).isFalse();
        lane.next();
        assertThat(lane.isEmpty()).isTrue();
    }

    private Submission submit(int events) {
        return submit(events, events * Weight.OF_EVENT);
    }

    private Submission submit(int events, long weight) {
        ParsedEvent event = new Rejection(null, RejectionType.values()[0].urn(), "of no matter");
        Submission submission = new Submission(Collections.nCopies(events, event), weight);
        lane.add(submission);
        return submission;
    }
}
