package io.touchstone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.openapi.ApiDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Values that a schema of the description allows, as far as a schema tells. Ids are few, so that what is told of a thing
 * comes together; those of events are many, so that most are new.
 */
final class Sound {

    private static final int DEEPEST = 8;
    /** How many things of one kind there are. */
    static final int FEW = 30;

    private static final int MANY = 1_000_000_000;
    private static final String LEFT_OUT = "x-left-out";

    private final ApiDescription description;
    private final Dice dice;

    /** How likely a member is that need not be there. */
    private final double optional;

    Sound(ApiDescription description, Dice dice, double optional) {
        this.description = description;
        this.dice = dice;
        this.optional = optional;
    }

    Json of(JsonNode schema, String name) {
        return of(schema, name, 0);
    }

    private Json of(JsonNode schema, String name, int depth) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        merge(schema, flat);
        if (flat.has("const")) {
            return Json.token(flat.path("const").toString());
        }
        if (flat.has("enum")) {
            return Json.token(
                    flat.path("enum").get(dice.below(flat.path("enum").size())).toString());
        }
        if (flat.path("example").isContainerNode()) {
            // What has rules that no schema tells.
            return Json.token(flat.path("example").toString());
        }
        if (depth > DEEPEST) {
            return Json.token("null");
        }
        return switch (type(flat)) {
            case "object" -> members(flat, depth);
            case "array" -> items(flat, name, depth);
            case "boolean" -> Json.token(dice.any("true", "false"));
            case "integer" -> Json.token(Integer.toString(integer(flat)));
            case "number" -> Json.token(dice.any("12.5", "0", "3", "49.90", "0.07"));
            case "null" -> Json.token("null");
            default -> Json.text(text(flat, name));
        };
    }

    /** One way to read a schema that has several. */
    private void merge(JsonNode schema, ObjectNode flat) {
        if (schema.has("$ref")) {
            merge(description.resolve(schema), flat);
        }
        schema.path("allOf").forEach(part -> merge(part, flat));
        for (String choices : List.of("oneOf", "anyOf")) {
            if (schema.has(choices)) {
                merge(schema.path(choices).get(dice.below(schema.path(choices).size())), flat);
            }
        }
        schema.properties().forEach(field -> {
            switch (field.getKey()) {
                case "$ref", "allOf", "oneOf", "anyOf" -> {}
                case "properties" -> flat.withObjectProperty("properties").setAll((ObjectNode) field.getValue());
                case "required" -> flat.withArrayProperty("required").addAll((ArrayNode) field.getValue());
                case "not" ->
                    field.getValue()
                            .findValues("required")
                            .forEach(names -> flat.withArrayProperty(LEFT_OUT).addAll((ArrayNode) names));
                default -> flat.set(field.getKey(), field.getValue());
            }
        });
    }

    private String type(JsonNode flat) {
        JsonNode type = flat.path("type");
        if (type.isArray()) {
            return type.get(dice.below(type.size())).asText();
        }
        return flat.has("properties") ? "object" : type.asText("string");
    }

    private Json members(JsonNode flat, int depth) {
        Set<String> required = names(flat.path("required"));
        Set<String> leftOut = names(flat.path(LEFT_OUT));
        List<Json.Member> members = new ArrayList<>();
        List<Map.Entry<String, JsonNode>> properties =
                new ArrayList<>(flat.path("properties").properties());
        if (flat.path("maxProperties").asInt() == 1) {
            Map.Entry<String, JsonNode> only = properties.get(dice.below(properties.size()));
            return new Json.Members(List.of(member(only, depth)));
        }
        properties.forEach(property -> {
            String name = property.getKey();
            if (!leftOut.contains(name) && (required.contains(name) || dice.chance(optional))) {
                members.add(member(property, depth));
            }
        });
        return new Json.Members(members);
    }

    private Json.Member member(Map.Entry<String, JsonNode> property, int depth) {
        return new Json.Member(Json.quoted(property.getKey()), of(property.getValue(), property.getKey(), depth + 1));
    }

    private static Set<String> names(JsonNode array) {
        return Set.copyOf(StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .distinct()
                .toList());
    }

    private Json items(JsonNode flat, String name, int depth) {
        int least = flat.path("minItems").asInt(0);
        int count = Math.max(least, dice.below(4));
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < (flat.path("uniqueItems").asBoolean() ? Math.max(1, least) : count); i++) {
            items.add(of(flat.path("items"), name, depth + 1));
        }
        return new Json.Items(items);
    }

    private int integer(JsonNode flat) {
        int least = flat.path("minimum").asInt(0);
        int most = flat.path("maximum").asInt(least + 1_000);
        return least + dice.below(Math.max(1, Math.min(most - least, 1_000)));
    }

    private String text(JsonNode flat, String name) {
        String pattern = flat.path("pattern").asText();
        return switch (flat.path("format").asText()) {
            // What goes to a day began before it.
            case "date" -> "2025-0%d-%02d".formatted(name.equals("to") ? 6 : 1 + dice.below(5), 1 + dice.below(28));
            case "date-time" ->
                "20%02d-0%d-%02dT%02d:%02d:00Z"
                        .formatted(
                                24 + dice.below(2),
                                1 + dice.below(9),
                                1 + dice.below(28),
                                dice.below(24),
                                dice.below(60));
            case "uri" -> "https://shop.example/" + dice.below(FEW);
            default -> pattern.isEmpty() ? plainText(name) : patterned(pattern, flat);
        };
    }

    private String plainText(String name) {
        if (name.equals("timezone")) {
            return dice.any("Europe/London", "Asia/Kathmandu", "America/St_Johns");
        }
        if (name.equals("id")) {
            return "id-" + dice.below(MANY);
        }
        return name + "-" + dice.below(FEW);
    }

    /** Patterns of this description; of others, what it gives as an example. */
    private String patterned(String pattern, JsonNode flat) {
        if (pattern.equals("^[A-Z]{3}$")) {
            return "GBP";
        }
        if (pattern.startsWith("^\\+")) {
            return "+4477009001" + (10 + dice.below(FEW));
        }
        if (pattern.startsWith("^[0-9]+")) {
            return dice.any("12.50", "0", "7", "1000.01");
        }
        if (pattern.startsWith("^(id|")) {
            return "id:id-" + dice.below(FEW);
        }
        return flat.path("example").asText("a");
    }
}
