package io.touchstone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that some requests, one after the other, are sent to, and what must be in it by what was answered. Not thread
 * safe.
 */
final class World {

    private static final int REMEMBERED = 30;

    /** Of a rate card that may be deleted. */
    static final String CARD_TO_THROW_AWAY = "2024-01-01";

    /** Tells of data, names and settings at once. */
    private static final String EVERYTHING = "/v1/campaigns?all=true";

    private static final List<String> REBUILT_AFTER = List.of("/rebuild", "/settings", "/shared-identities");

    private final Caller caller;
    private final Tenant mine;
    private final Neighbour neighbour;
    private final List<String> cursors = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private @Nullable String workspace;
    private @Nullable String key;
    private @Nullable String narrow;
    private @Nullable String tag;
    private final Runnable rebuilder;
    private boolean rebuilding;
    private long accepted;
    private @Nullable String connection;
    private @Nullable String link;
    private int keys = 1;

    /** @param rebuilder does what is left of rebuilds, where nothing else does */
    World(Caller caller, Neighbour neighbour, Runnable rebuilder) {
        this.caller = caller;
        this.neighbour = neighbour;
        this.rebuilder = rebuilder;
        this.mine = caller.newTenant("Fuzz");
        Answer answer = caller.call("POST", "/v1/events", mine.key(), History.ofEverything());
        accepted = answer.json().path("accepted").asLong();
        putRateCard(CARD_TO_THROW_AWAY);
        putRateCard("2024-02-01");
    }

    private void putRateCard(String day) {
        caller.call(
                "PUT",
                "/v1/rate-cards/GBP?effective_from=" + day,
                mine.key(),
                "{\"rates\":[{\"market\":\"Other\",\"category\":\"marketing\",\"price\":1}]}");
    }

    String key() {
        return mine.key();
    }

    String operatorToken() {
        return caller.target().operatorToken();
    }

    /** One that may be deleted. */
    String workspaceToThrowAway() {
        if (workspace == null) {
            workspace = caller.newTenant("To be thrown away").id();
            made.add(workspace);
        }
        return workspace;
    }

    String connectionToThrowAway() {
        if (connection == null) {
            connection = caller.call(
                            "POST",
                            "/v1/connections",
                            mine.key(),
                            "{\"kind\":\"whatsapp\",\"name\":\"To be thrown away\",\"waba_ids\":[\"1\"],\"auth\":\"basic\"}")
                    .json()
                    .path("id")
                    .asText();
        }
        return connection;
    }

    /** The token of one. */
    String link() {
        if (link == null) {
            link = caller.call(
                            "POST",
                            "/v1/links",
                            mine.key(),
                            "{\"url\":\"https://shop.example/\",\"campaign_id\":\"spring\"}")
                    .json()
                    .path("token")
                    .asText();
        }
        return link;
    }

    String keyToThrowAway() {
        if (key == null) {
            key = caller.newKey(mine.key(), "read").id();
            keys++;
        }
        return key;
    }

    String keyOfTheOther() {
        return neighbour.keyId();
    }

    /** One with a single scope. */
    String narrowKey(Dice dice) {
        if (narrow == null || dice.chance(0.3)) {
            narrow = caller.newKey(mine.key(), dice.any("ingest", "read", "read_contacts", "admin"))
                    .secret();
            keys++;
        }
        return narrow;
    }

    String cursor(Dice dice) {
        return cursors.isEmpty() ? neighbour.cursor() : dice.any(cursors);
    }

    /** To be called before a request that may write. */
    void before(Draft draft) {
        if (!draft.mayWrite()) {
            return;
        }
        if (rebuilding) {
            // It ends with another version of everything, whenever that is.
            rebuilder.run();
            rebuilding = isRebuilding();
            tag = null;
        }
        if (tag == null) {
            tag = caller.get(EVERYTHING, mine.key()).header("etag").orElse("");
        }
    }

    /** What the answer says was done, is remembered; what it says was not done, must not have been. */
    Optional<String> after(Draft draft, Answer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            learn(draft, answer);
            return Optional.empty();
        }
        if (!draft.mayWrite() || answer.status() < 400) {
            return Optional.empty();
        }
        return rebuilding || isUnchanged() ? Optional.empty() : Optional.of("a refused request changed something");
    }

    private void learn(Draft draft, Answer answer) {
        JsonNode body = answer.json();
        String next = body.path("next_cursor").asText();
        if (body.path("next_cursor").isTextual() && cursors.size() < REMEMBERED) {
            cursors.add(next);
        }
        if (!draft.mayWrite()) {
            return;
        }
        tag = null;
        rebuilding |= REBUILT_AFTER.stream().anyMatch(draft.operation::contains);
        accepted += body.path("accepted").asLong();
        String id = body.path("id").asText("");
        if (id.startsWith("ws_")) {
            made.add(id);
        }
        boolean isOfTheOperator = draft.path.contains("/workspaces");
        if (id.startsWith("key_") && !isOfTheOperator) {
            keys++;
        }
        if (answer.status() == 204 && isOfTheOperator) {
            workspace = null;
        } else if (answer.status() == 204 && draft.path.contains("/connections")) {
            connection = null;
        } else if (answer.status() == 204 && draft.path.contains("/api-keys")) {
            key = null;
            keys--;
        }
    }

    private boolean isUnchanged() {
        Answer answer = caller.call(
                "GET",
                EVERYTHING,
                "Authorization: Bearer " + mine.key() + "\r\nIf-None-Match: " + tag + "\r\n",
                "application/json",
                "");
        if (answer.status() != 304) {
            tag = null;
        }
        return answer.status() == 304;
    }

    private boolean isRebuilding() {
        return Stream.of("/v1/settings", "/v1/rebuild/credits", "/v1/shared-identities")
                .anyMatch(path ->
                        caller.get(path, mine.key()).json().path("rebuilding").asBoolean());
    }

    /** Whether everything that was acknowledged is there, and nothing else; then all that was made goes away. */
    List<String> close() {
        List<String> faults = new ArrayList<>();
        while (rebuilding) {
            rebuilder.run();
            rebuilding = isRebuilding();
        }
        Answer answer = caller.get("/v1/audit", mine.key());
        JsonNode audit = answer.json();
        if (answer.status() != 200 || audit.path("differences").asLong(-1) != 0) {
            faults.add("the audit finds differences: " + answer);
        } else if (audit.path("frozen_before").isNull()
                && audit.path("events").asLong(-1) != accepted) { // else some may be gone
            faults.add("events that are there: " + audit.path("events") + ", that were acknowledged: " + accepted);
        }
        int found = 0;
        for (String page = "/v1/api-keys?limit=500"; !page.isEmpty(); ) {
            JsonNode list = caller.get(page, mine.key()).json();
            found += list.path("data").size();
            String next = list.path("next_cursor").asText("");
            page = list.path("next_cursor").isTextual() ? "/v1/api-keys?limit=500&cursor=" + next : "";
        }
        if (found != keys) {
            faults.add("keys that are there: " + found + ", that were shown: " + keys);
        }
        made.add(mine.id());
        for (String id : made) {
            int status = caller.call("DELETE", "/v1/workspaces/" + id, operatorToken(), "")
                    .status();
            if (status != 204 && status != 404) {
                faults.add("a workspace cannot be deleted: " + status);
            }
        }
        return faults;
    }
}
