package io.touchstone.siege;

import static io.touchstone.siege.Attack.always;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Line;
import io.touchstone.wire.Printable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Keys that are tried out. */
final class DoorAttacks {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int GUESSERS = 20;
    private static final int GUESSES = 150;

    private final Ground ground;

    DoorAttacks(Ground ground) {
        this.ground = ground;
    }

    List<Attack> all() {
        return List.of(always("3,000 wrong keys from an address that has a right one", this::guess));
    }

    private void guess(Tally tally) throws InterruptedException, UnknownHostException {
        String right = ground.newKey();
        String wrong = right.substring(0, right.length() - 10) + "aaaaaaaaaa";
        InetAddress from = ground.target().anyCaller(new SplittableRandom());
        List<List<Answer>> refused = Ground.atOnce(GUESSERS, _ -> {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < GUESSES; i++) {
                answers.add(ask(from, wrong));
                if (i % 10 == 0) {
                    // A right key is never slowed by the wrong ones of its neighbours.
                    tally.answered(ask(from, right), 200);
                }
            }
            return answers;
        });
        refused.forEach(answers -> answers.forEach(answer -> tally.answered(answer, 401, 429)));
        long told = refused.stream()
                .flatMap(List::stream)
                .filter(answer -> answer.status() == 401)
                .count();
        tally.tried(told < GUESSERS * GUESSES / 2, told + " guesses were looked up");
    }

    private Answer ask(InetAddress from, String key) {
        byte[] request = Printable.latin(Ground.head("GET", "/v1/settings", key, "Connection: close\r\n"));
        return Line.exchange(ground.target(), from, request, "GET", PATIENCE);
    }
}
