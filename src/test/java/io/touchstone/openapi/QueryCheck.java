package io.touchstone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the query of a request has only the parameters of an operation, with values that they may have. */
record QueryCheck(ApiDescription description, JsonNode operation) {

    private static final Pattern AMPERSAND = Pattern.compile("&");
    private static final Pattern COMMA = Pattern.compile(",");

    List<String> violations(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String pair : AMPERSAND.split(rawQuery, -1)) {
            int equals = pair.indexOf('=');
            given.computeIfAbsent(decoded(equals < 0 ? pair : pair.substring(0, equals)), _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        List<String> violations = new ArrayList<>();
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = description.resolve(reference);
            List<String> values = given.remove(parameter.path("name").asText());
            if (values != null && parameter.path("in").asText().equals("query")) {
                description
                        .violations(parameter.path("schema"), value(parameter, values))
                        .forEach(violation -> violations.add(parameter.path("name") + " " + values + ": " + violation));
            }
        }
        given.keySet().forEach(name -> violations.add("the parameter " + name + " is not described"));
        return violations;
    }

    private static JsonNode value(JsonNode parameter, List<String> values) {
        JsonNode schema = parameter.path("schema");
        String first = values.getFirst();
        return switch (schema.path("type").asText()) {
            case "array" -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                boolean commas =
                        parameter.has("explode") && !parameter.path("explode").asBoolean();
                values.stream()
                        .flatMap(text -> commas ? COMMA.splitAsStream(text) : Stream.of(text))
                        .forEach(array::add);
                yield array;
            }
            case "integer" -> JsonNodeFactory.instance.numberNode(Long.parseLong(first));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(first));
            default -> JsonNodeFactory.instance.textNode(first);
        };
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
