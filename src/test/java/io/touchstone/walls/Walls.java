package io.touchstone.walls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.openapi.ApiDescription.Operation;
import io.touchstone.walls.Wall.Guess;
import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.ProblemCheck;
import io.touchstone.wire.Target;
import io.touchstone.wire.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Calls every operation as somebody who must not be served, and as somebody who must be served with what is his own. */
final class Walls {

    /** No operation has it: who is let in is told so before anything happens. */
    private static final String NOTHING_HAPPENS = "walls=1";

    private final ApiDescription description = ApiDescription.ofTheRepository();
    private final Caller caller;
    private final Tries tries;
    private final Victim victim;
    private final Keys keys;
    private final Optional<Tokens> tokens;

    /** @param tokens of the issuer that the service takes JWTs of; empty where it takes none, or of one that is not ours */
    Walls(Target target, ExpiredKey expiredKey, Optional<Tokens> tokens, Tries tries) {
        this.caller = new Caller(target);
        this.tries = tries;
        this.victim = new Victim(caller);
        this.keys = new Keys(caller, victim.tenant(), expiredKey);
        this.tokens = tokens;
    }

    void run() {
        List<String> before = victim.shown();
        for (Wall wall : WallTable.ALL) {
            description
                    .operations()
                    .filter(operation -> id(operation).equals(wall.operation()))
                    .findFirst()
                    .ifPresentOrElse(
                            operation -> {
                                withoutAKey(wall, operation);
                                withTooNarrowAKey(wall, operation);
                                tokens.ifPresent(issued -> withAToken(wall, operation, issued));
                                asAStranger(wall, operation);
                            },
                            () -> tries.failed("the table", wall.operation() + " is no operation of openapi.yaml"));
        }
        description
                .operations()
                .forEach(operation -> tries.tried(
                        "the table",
                        WallTable.ALL.stream()
                                .anyMatch(wall -> wall.operation().equals(id(operation))
                                        && wall.scopes().equals(scopes(operation))),
                        () -> id(operation) + " is missing from it, or has other scopes in openapi.yaml: "
                                + scopes(operation)));
        tries.tried("nothing changed", victim.shown().equals(before), () -> before + "\nis now\n" + victim.shown());
    }

    private static String id(Operation operation) {
        return operation.description().path("operationId").asText();
    }

    private static Set<String> scopes(Operation operation) {
        Set<String> scopes = new TreeSet<>();
        operation
                .description()
                .path("security")
                .findValues("bearer")
                .forEach(list -> list.forEach(scope -> scopes.add(scope.asText())));
        return scopes;
    }

    private void withoutAKey(Wall wall, Operation operation) {
        String target = targetOf(wall, operation);
        refused("no key", operation, target, "", 401, "");
        keys.broken()
                .forEach((what, value) ->
                        refused("broken key", operation, target, "Authorization: " + value + "\r\n", 401, ""));
        refused("revoked key", operation, target, bearer(keys.revoked()), 401, "unknown_key");
        if (keys.expired().isEmpty()) {
            tries.failed("expired key", "no key with an expires_at can be made");
        } else {
            refused("expired key", operation, target, bearer(keys.expired()), 401, "token_expired");
        }
    }

    private void withTooNarrowAKey(Wall wall, Operation operation) {
        String target = targetOf(wall, operation);
        List<String> others = Keys.without(wall.scopes()).toList();
        others.forEach(scope -> refused("scope missing", operation, target, bearer(keys.only(scope)), 403, ""));
        if (wall.isForOperator()) {
            refused(
                    "a workspace's key for the operator's calls",
                    operation,
                    target,
                    bearer(victim.tenant().key()),
                    403,
                    "");
            return;
        }
        refused(
                "the operator's token",
                operation,
                target,
                bearer(caller.target().operatorToken()),
                403,
                "");
        if (!others.isEmpty()) {
            String withAllOthers = caller.newKey(caller.newTenant("Narrow").key(), others.toArray(String[]::new))
                    .secret();
            refused("scope missing", operation, target, bearer(withAllOthers), 403, "");
        }
        wall.scopes().forEach(scope -> letIn("let in", operation, target, keys.only(scope)));
    }

    private void withAToken(Wall wall, Operation operation, Tokens issued) {
        String target = targetOf(wall, operation);
        String workspace = victim.tenant().id();
        issued.unfit(workspace)
                .forEach(unfit -> refused(
                        "a JWT that " + unfit.fault(),
                        operation,
                        target,
                        bearer(unfit.token()),
                        unfit.status(),
                        unfit.reason()));
        List<String> others = Keys.without(wall.scopes()).toList();
        if (!others.isEmpty()) {
            refused("a JWT without the scope", operation, target, bearer(issued.of(workspace, others)), 403, "");
        }
        if (!wall.isForOperator()) {
            wall.scopes()
                    .forEach(scope ->
                            letIn("let in with a JWT", operation, target, issued.of(workspace, List.of(scope))));
        }
    }

    /** That this is no wall without a door. */
    private void letIn(String kind, Operation operation, String target, String token) {
        String harmless = target + (target.contains("?") ? "&" : "?") + NOTHING_HAPPENS;
        Answer answer = call(operation, harmless, bearer(token));
        tries.tried(
                kind,
                answer.status() == 400,
                () -> token + " at " + operation.method() + " " + harmless + ": " + answer);
    }

    private void refused(String kind, Operation operation, String target, String headers, int status, String reason) {
        Answer answer = call(operation, target, headers);
        tries.tried(
                kind,
                answer.status() == status
                        && answer.text().contains(reason)
                        && !answer.text().contains(Victim.CANARY)
                        && ProblemCheck.faults(answer, true).isEmpty(),
                () -> operation.method() + " " + target + " with " + headers.strip() + ": " + answer + " "
                        + ProblemCheck.faults(answer, true));
    }

    /** Each operation by another workspace: what it makes there is not found by the next. */
    private void asAStranger(Wall wall, Operation operation) {
        for (Guess guess : wall.guesses()) {
            asAStranger("another workspace's key", guess, operation, Tenant::key);
            tokens.ifPresent(issued -> asAStranger(
                    "another workspace's JWT", guess, operation, stranger -> issued.of(stranger.id(), Keys.SCOPES)));
        }
    }

    private void asAStranger(String kind, Guess guess, Operation operation, Function<Tenant, String> token) {
        String target = victim.filled(guess.target());
        Answer answer = call(operation, target, bearer(token.apply(caller.newTenant("Stranger"))));
        tries.tried(
                kind,
                guess.statuses().contains(answer.status())
                        && !answer.text().contains(Victim.CANARY)
                        && answer.json().path("duplicates").asInt() == 0,
                () -> operation.method() + " " + target + ": " + answer);
    }

    private String targetOf(Wall wall, Operation operation) {
        String target = wall.guesses().isEmpty()
                ? operation.path().replace("{id}", "{workspace}")
                : wall.guesses().getFirst().target();
        return victim.filled(target);
    }

    private Answer call(Operation operation, String target, String headers) {
        JsonNode content = operation.description().path("requestBody").path("content");
        String body = "";
        if (content.has("application/x-ndjson")) {
            body = Victim.otherEvents();
        } else if (content.path("application/json").path("example") instanceof ObjectNode example) {
            // A time that was to come when the example was written.
            body = example.deepCopy().without("expires_at").toString();
        }
        return caller.call(operation.method().toUpperCase(Locale.ROOT), target, headers, "application/json", body);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
