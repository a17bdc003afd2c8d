package io.touchstone.walls;

import java.util.List;
import java.util.Set;

/**
 * What one operation answers to those whom it does not serve.
 *
 * @param operation its {@code operationId}
 * @param scopes any one of them lets a key in; {@code operator} stands for the operator's token
 * @param guesses calls by a workspace that knows the ids of another one; empty where the operator alone is served
 */
record Wall(String operation, Set<String> scopes, List<Guess> guesses) {

    /**
     * @param target with the names of ids of the other workspace in braces, as {@link Victim} knows them
     * @param statuses that show nothing of what is there: a 404, an empty list, or what the caller's own workspace has
     */
    record Guess(String target, Set<Integer> statuses) {}

    static Wall wall(String operation, String scopes, Guess... guesses) {
        return new Wall(operation, Set.of(scopes.split(" ", -1)), List.of(guesses));
    }

    static Guess guess(String target, Integer... statuses) {
        return new Guess(target, Set.of(statuses));
    }

    boolean isForOperator() {
        return scopes.contains("operator");
    }
}
