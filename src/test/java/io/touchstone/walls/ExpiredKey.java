package io.touchstone.walls;

import io.touchstone.wire.Answer;
import io.touchstone.wire.Caller;
import io.touchstone.wire.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes a key with every scope whose time is over. */
@FunctionalInterface
interface ExpiredKey {

    String NAME = "expires";

    /** The key itself; empty when the service makes none that expire. */
    String of(Caller caller, Tenant tenant);

    /** One that is over in a moment. */
    static String afterAWhile(Caller caller, Tenant tenant) {
        Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        Answer answer = caller.call("POST", "/v1/api-keys", tenant.key(), body(end));
        try {
            Thread.sleep(Duration.between(Instant.now(), end.plusMillis(500)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.json().path("api_key").asText("");
    }

    static String body(Instant end) {
        return "{\"name\":\"" + NAME
                + "\",\"scopes\":[\"ingest\",\"read\",\"read_contacts\",\"admin\"],\"expires_at\":\"" + end + "\"}";
    }
}
