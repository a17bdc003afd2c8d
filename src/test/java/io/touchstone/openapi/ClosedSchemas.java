package io.touchstone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The schemas of a description, made to refuse fields that they do not name. For clients they stay open, so that fields can
 * be added; a test has to notice one that nobody described. Objects made of parts ({@code allOf}) become one.
 */
record ClosedSchemas(JsonNode document) {

    /** All of them, where references expect them. */
    ObjectNode components() {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.set(schema.getKey(), closed(document, schema.getValue())));
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        components.set("schemas", schemas);
        return components;
    }

    static JsonNode closed(JsonNode document, JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            schema.forEach(element -> all.add(closed(document, element)));
            return all;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        merge(document, schema, flat);
        ObjectNode closed = JsonNodeFactory.instance.objectNode();
        flat.properties().forEach(field -> closed.set(field.getKey(), closed(document, field.getValue())));
        if (closed.path("properties").isObject() && !closed.has("additionalProperties")) {
            closed.put("additionalProperties", false);
        }
        return closed;
    }

    private static void merge(JsonNode document, JsonNode schema, ObjectNode target) {
        for (JsonNode part : schema.path("allOf")) {
            JsonNode resolved =
                    part.has("$ref") ? document.at(part.get("$ref").asText().substring(1)) : part;
            merge(document, resolved, target);
        }
        schema.properties().forEach(field -> {
            switch (field.getKey()) {
                case "allOf", "discriminator", "example", "examples" -> {}
                case "properties" -> target.withObjectProperty("properties").setAll((ObjectNode) field.getValue());
                case "required" -> target.withArrayProperty("required").addAll((ArrayNode) field.getValue());
                default -> target.set(field.getKey(), field.getValue());
            }
        });
    }
}
