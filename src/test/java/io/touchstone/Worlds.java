package io.touchstone;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventWriter;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Sends events and asks questions over HTTP. */
public final class Worlds {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Worlds() {}

    /** A new workspace to which all of a world was sent, some of it twice, in whatever order. */
    public static NewWorkspace newWorkspace(RandomWorld world, Random random) {
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        for (List<Event> batch : world.shuffledBatches(random)) {
            send(workspace.key(), batch, true);
        }
        return workspace;
    }

    /** As one JSON batch, or as lines; none of them may be rejected. */
    public static JsonNode send(String key, List<Event> events, boolean asBatch) {
        Response response = post(key, events, asBatch);
        JsonNode answer = read(response);
        if (response.statusCode() != 200 || answer.path("rejected_count").asInt() != 0) {
            throw new AssertionError(response.statusCode() + " " + answer);
        }
        return answer;
    }

    /** As {@link #send}, whatever becomes of it. */
    public static Response post(String key, List<Event> events, boolean asBatch) {
        String separator = asBatch ? "," : "\n";
        String texts = events.stream().map(EventWriter::text).collect(Collectors.joining(separator));
        return asBatch
                ? Api.as(key)
                        .body(("{\"events\": [" + texts + "]}").getBytes(StandardCharsets.UTF_8))
                        .post("/v1/events")
                : Api.as(key)
                        .contentType("application/x-ndjson")
                        .body(texts.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/events");
    }

    public static JsonNode get(String key, String path, Map<String, Object> parameters, Object... pathParameters) {
        Response response = Api.as(key).queryParams(parameters).get(path, pathParameters);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " " + parameters + ": " + response.asString());
        }
        return read(response);
    }

    /** All rows of a list, page by page. */
    public static List<JsonNode> pages(String key, String path, Map<String, Object> parameters) {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, Object> page = parameters;
        while (true) {
            JsonNode answer = get(key, path, page);
            answer.path("data").forEach(rows::add);
            if (answer.path("next_cursor").isNull()) {
                return rows;
            }
            page = with(parameters, "cursor", answer.path("next_cursor").asText());
        }
    }

    /** All lines of a table. */
    public static List<JsonNode> lines(String key, String path, Map<String, Object> parameters) {
        Response response =
                Api.as(key).queryParams(with(parameters, "format", "ndjson")).get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " " + parameters + ": " + response.asString());
        }
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(response.asString())) {
            return lines.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a KPI read needs to answer this question, filters aside. */
    public static Map<String, Object> parameters(Question question) {
        Map<String, Object> parameters = with(unsharedParameters(question), "model", question.model());
        return with(parameters, "rate_base", question.base().name().toLowerCase(Locale.ROOT));
    }

    /** What a read of all models needs. */
    public static Map<String, Object> unsharedParameters(Question question) {
        return with(ruleParameters(question), "conversion_date", question.bySendDate() ? "send" : "purchase");
    }

    /** Its period and attribution rule. */
    public static Map<String, Object> ruleParameters(Question question) {
        Map<String, Object> parameters = new HashMap<>(periodParameters(question));
        parameters.putAll(ruleParameters(question.rule()));
        return parameters;
    }

    public static Map<String, Object> periodParameters(Question question) {
        return Map.of("from", question.from().toString(), "to", question.to().toString());
    }

    public static Map<String, Object> ruleParameters(AttributionRule rule) {
        return Map.of(
                "touch", rule.touch().name().toLowerCase(Locale.ROOT),
                "campaign_window", rule.campaignWindow().code(),
                "flow_window", rule.flowWindow().code());
    }

    /** The values of an object as the answer writes them; null is {@code null}. */
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    public static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    public static boolean isWithin(ZoneId zone, Question question, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return !day.isBefore(question.from()) && !day.isAfter(question.to());
    }

    private static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
