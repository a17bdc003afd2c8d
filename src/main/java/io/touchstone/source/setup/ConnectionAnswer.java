package io.touchstone.source.setup;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.intake.tally.TallySum;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is shown: everything but its secrets, settings beside the rest.
 *
 * @param webhookUrl where the platform has to send to
 * @param lastDeliveryAt of the last 30 days; null for none
 * @param secret that was made here, this once; absent otherwise
 * @param verifyToken as the secret
 */
record ConnectionAnswer(
        String id,
        String kind,
        String name,
        String webhookUrl,
        Instant createdAt,
        @Nullable Instant lastDeliveryAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String verifyToken,
        @JsonIgnore Map<String, JsonNode> settings) {

    static ConnectionAnswer of(
            SourceConnection connection, Map<String, String> made, @Nullable TallySum deliveries, PublicUrl url) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        connection.settings().properties().forEach(field -> settings.put(field.getKey(), field.getValue()));
        return new ConnectionAnswer(
                connection.id().toString(),
                connection.kind(),
                connection.name(),
                url.of(connection.token()),
                connection.createdAt(),
                deliveries == null ? null : deliveries.lastAt(),
                made.get("secret"),
                made.get("verify_token"),
                settings);
    }

    @JsonAnyGetter
    Map<String, JsonNode> fields() {
        return settings;
    }
}
