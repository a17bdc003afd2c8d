package io.touchstone.fuzz;

import io.touchstone.fuzz.Draft.Framing;
import io.touchstone.wire.Answer;
import io.touchstone.wire.ProblemCheck;
import java.util.ArrayList;
import java.util.List;

/** What holds for the answer to any request, whatever was in it. */
final class AnswerCheck {

    /** In bytes: ten thousand rows with every number. */
    private static final long LONGEST = 32L * 1024 * 1024;

    /** In bytes: a thousand rejected events, with all that is shown of their ids. */
    private static final long LONGEST_RECEIPT = 2L * 1024 * 1024;

    private AnswerCheck() {}

    /** What is wrong with it, each fault as a phrase. */
    static List<String> faults(Draft draft, Answer answer) {
        // Where the end of a request cannot be told, nobody can be sure that there was one.
        boolean mayBeSilent = draft.framing == Framing.BROKEN;
        if (!answer.flaw().isEmpty()) {
            return mayBeSilent ? List.of() : List.of(answer.flaw());
        }
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 400) {
            faults.addAll(ProblemCheck.faults(answer, !draft.method.equals("HEAD")));
            if (answer.status() == 405 && answer.header("allow").isEmpty()) {
                faults.add("405 without Allow");
            }
        } else if (answer.header("x-request-id").isEmpty()) {
            faults.add(answer.status() + " without X-Request-Id");
        }
        if (answer.length() > (draft.mayWrite() ? LONGEST_RECEIPT : LONGEST)) {
            faults.add("an answer without an end");
        }
        if (answer.text().contains(Neighbour.CANARY)) {
            faults.add("another workspace's data");
        }
        if (answer.header("x-injected").isPresent()) {
            faults.add("a header that the request made");
        }
        return faults;
    }
}
