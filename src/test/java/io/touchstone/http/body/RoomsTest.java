package io.touchstone.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.http.body.Rooms.Room;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsTest {

    /** Half for each owner; 1,500 for a request that is its owner's only one. */
    private final Rooms rooms = new Rooms(1_600, 0.5);

    /** Where nobody who holds room is about to give it back, to wait for it is in vain. */
    private final Rooms hurried = new Rooms(1_600, 0.5, Duration.ofMillis(10));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void aRequestHoldsWhatItTookAndNoMore() {
        try (Room room = rooms.enter("a")) {
            assertThat(rooms.held()).isZero();
            room.take(60);
            room.take(40);
            assertThat(rooms.held()).isEqualTo(100);
            room.reduceTo(30);
            assertThat(rooms.held()).isEqualTo(30);
        }
        assertThat(rooms.held()).isZero();
    }

    @Test
    void theRequestsOfOneOwnerHaveItsShareTogether() {
        Room first = taken("a", 500);
        Room second = taken("a", 300);
        assertThat(second.tryTake(1)).isFalse();
        first.close();
        assertThat(second.tryTake(1)).isTrue();
    }

    @Test
    void whateverOneOwnerHoldsAnotherFindsRoom() {
        taken("a", 700);
        taken("a", 100);
        assertThat(rooms.enter("a").tryTake(1)).isFalse();
        assertThat(rooms.enter("b").tryTake(800)).isTrue();
    }

    @Test
    void oneAloneMayHaveNearlyAllAndLeavesTheRestToOthers() {
        Room alone = taken("a", 1_500);
        assertThat(rooms.enter("a").tryTake(1)).isFalse();
        assertThat(rooms.enter("b").tryTake(100)).isTrue();
        assertThat(rooms.enter("c").tryTake(1)).isFalse();
        alone.close();
        assertThat(rooms.enter("c").tryTake(700)).isTrue();
    }

    @Test
    void whatWillNeverFitIsTooLarge() {
        assertProblem(ProblemType.BODY_TOO_LARGE, () -> rooms.enter("a").take(1_501));
        Room room = taken("b", 1_000);
        assertProblem(ProblemType.BODY_TOO_LARGE, () -> room.take(501));
    }

    @Test
    void aRequestWaitsUntilThereIsRoom() {
        Room first = taken("a", 800);
        CompletableFuture<Void> second = take(rooms.enter("a"), 700);
        awaitWaiting(1);
        first.close();
        second.join();
        assertThat(rooms.held()).isEqualTo(700);
    }

    @Test
    void whoHoldsNothingAndFindsNoRoomInTimeIsSentAway() {
        hurried.enter("a").take(800);
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> hurried.enter("a").take(1));
        hurried.enter("b").take(800);
        assertProblem(ProblemType.OVERLOADED, () -> hurried.enter("c").take(1));
    }

    @Test
    void ofRequestsOfOneOwnerThatWaitForEachOtherTheYoungestIsSentAwayAtOnce() {
        Room elder = taken("a", 400);
        Room younger = taken("a", 400);
        CompletableFuture<Void> ofElder = take(elder, 200);
        awaitWaiting(1);
        CompletableFuture<Void> ofYounger = take(younger, 200);
        assertSentAway(ProblemType.TOO_MANY_REQUESTS, ofYounger);
        younger.close();
        ofElder.join();
        assertThat(rooms.held()).isEqualTo(600);
    }

    @Test
    void ofAllThatWaitForEachOtherTheYoungestIsSentAwayAtOnce() {
        Room elder = taken("a", 700);
        Room younger = taken("b", 700);
        CompletableFuture<Void> ofYounger = take(younger, 700);
        awaitWaiting(1);
        CompletableFuture<Void> ofElder = take(elder, 700);
        assertSentAway(ProblemType.OVERLOADED, ofYounger);
        younger.close();
        ofElder.join();
        assertThat(rooms.held()).isEqualTo(1_400);
    }

    @Test
    void howeverManyTakeStepByStepAtLeastOneGetsThroughAndAllOfItComesBack() {
        AtomicInteger through = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int number = 0; number < 64; number++) {
            String owner = "owner " + number % 3;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        try (Room room = rooms.enter(owner)) {
                            for (int step = 0; step < 70; step++) {
                                room.take(10);
                            }
                            through.incrementAndGet();
                        } catch (ProblemException sentAway) {
                            assertThat(sentAway.type().status()).isIn(429, 503);
                        }
                    },
                    threads));
        }
        all.forEach(CompletableFuture::join);
        assertThat(through).hasPositiveValue();
        assertThat(rooms.held()).isZero();
        assertThat(rooms.waiting()).isZero();
    }

    private Room taken(String owner, long bytes) {
        Room room = rooms.enter(owner);
        room.take(bytes);
        return room;
    }

    private CompletableFuture<Void> take(Room room, long bytes) {
        return CompletableFuture.runAsync(() -> room.take(bytes), threads);
    }

    private void awaitWaiting(int count) {
        while (rooms.waiting() < count) {
            Thread.yield();
        }
    }

    private static void assertSentAway(ProblemType type, CompletableFuture<Void> taking) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(taking::join)
                .havingCause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static void assertProblem(ProblemType type, Runnable taking) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(taking::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
