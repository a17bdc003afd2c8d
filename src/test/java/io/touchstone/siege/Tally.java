package io.touchstone.siege;

import io.touchstone.wire.Answer;
import io.touchstone.wire.ProblemCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was tried in one attack, and what went wrong. May be shared by threads. */
final class Tally {

    /** In bytes: an answer to an attack is short. */
    static final long SHORT_ANSWER = 64 * 1024;

    /** Characters that failures with one cause begin with alike. */
    private static final int KIND = 30;

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

    synchronized int failures() {
        return failures.size();
    }

    /** One of each kind, with how many there were. */
    synchronized List<String> examples() {
        Map<String, List<String>> kinds = failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> failure.substring(0, Math.min(KIND, failure.length())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return kinds.values().stream()
                .map(failures -> failures.size() + " × " + failures.getFirst())
                .toList();
    }
}
