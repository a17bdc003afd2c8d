package io.touchstone.intake;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What waits to be stored in one workspace, first come, first served, and how many are at work on it. */
final class WorkspaceQueue {

    /** What waits, as a part of a group, for which it is worth to begin another transaction beside those under way. */
    private static final double ENOUGH = 0.25;

    private final IngestConfig config;
    private final Queue<Submission> waiting = new ArrayDeque<>();
    private int waitingEvents;
    private int workers;

    WorkspaceQueue(IngestConfig config) {
        this.config = config;
    }

    synchronized void add(Submission submission) {
        int events = submission.events().size();
        if (!waiting.isEmpty() && waitingEvents + events > config.waitingEvents()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS,
                    waitingEvents + " events of this workspace wait to be stored; send these again.");
        }
        waiting.add(submission);
        waitingEvents += events;
    }

    /** Whether the caller is to send somebody to work who ends when {@link #next} has nothing. */
    synchronized boolean begin() {
        if (waiting.isEmpty() || workers == config.transactionsAtOnce() || !isWorthWhileBeside(workers)) {
            return false;
        }
        workers++;
        return true;
    }

    /** Little waits for the one under way to end, and becomes one group: transactions cost more than what is in them. */
    private boolean isWorthWhileBeside(int others) {
        return others == 0 || waitingEvents >= ENOUGH * config.groupEvents();
    }

    /** What to store next; nothing when the worker has to go home. */
    synchronized List<Submission> next() {
        List<Submission> group = new ArrayList<>();
        int events = 0;
        long weight = 0;
        for (Submission next = isWorthWhileBeside(workers - 1) ? waiting.peek() : null;
                next != null && (group.isEmpty() || fit(events + next.events().size(), weight + next.weight()));
                next = waiting.peek()) {
            group.add(waiting.remove());
            events += next.events().size();
            weight += next.weight();
        }
        waitingEvents -= events;
        if (group.isEmpty()) {
            workers--;
        }
        return group;
    }

    private boolean fit(int events, long weight) {
        return events <= config.groupEvents() && weight <= Weight.MOST_OF_GROUP;
    }

    synchronized int waitingEvents() {
        return waitingEvents;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && workers == 0;
    }
}
