package io.touchstone.siege;

import io.touchstone.wire.Answer;
import io.touchstone.wire.ProblemCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was tried in one attack, and what went wrong. May be shared by threads. */
final class Tally {

    /** In bytes: an answer to an attack is short. */
    static final long SHORT_ANSWER = 64 * 1024;

    private final List<String> failures = new ArrayList<>();
    private int tries;

    synchronized void tried(boolean held, String failure) {
        tries++;
        if (!held) {
            failures.add(failure);
        }
    }

    /** The answer has one of these statuses, is no longer than so many bytes, and a problem where it is none of success. */
    void answered(Answer answer, long longest, Set<Integer> statuses) {
        List<String> faults = answer.status() >= 400 ? ProblemCheck.faults(answer, true) : List.of();
        boolean isBusy = answer.status() == 503 && faults.equals(List.of("503"));
        tried(
                answer.flaw().isEmpty()
                        && statuses.contains(answer.status())
                        && answer.length() <= longest
                        && (faults.isEmpty() || isBusy),
                faults + " " + answer);
    }

    void answered(Answer answer, Integer... statuses) {
        answered(answer, SHORT_ANSWER, Set.of(statuses));
    }

    synchronized int tries() {
        return tries;
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
