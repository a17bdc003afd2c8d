package io.touchstone.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code openapi.yaml} says, and whether something keeps to it. May be shared by threads. */
public final class ApiDescription {

    /** One of the operations, with the path it is described under. */
    public record Operation(String path, String method, JsonNode description) {}

    private static final Pattern SLASH = Pattern.compile("/");

    private static final ApiDescription OF_THE_REPOSITORY = new ApiDescription(Path.of("openapi.yaml"));

    private final JsonNode document;
    private final ObjectNode components;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private ApiDescription(Path file) {
        try {
            document = new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        components = new ClosedSchemas(document).components();
    }

    public static ApiDescription ofTheRepository() {
        return OF_THE_REPOSITORY;
    }

    public JsonNode document() {
        return document;
    }

    public Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(path.getKey(), method.getKey(), method.getValue())));
    }

    /** The methods of the path that this one, as sent, is an instance of; empty when none is described. */
    public Optional<Map.Entry<String, JsonNode>> path(String rawPath) {
        String[] segments = SLASH.split(rawPath, -1);
        return document.path("paths").properties().stream()
                .filter(path -> matches(SLASH.split(path.getKey(), -1), segments))
                .findFirst();
    }

    private static boolean matches(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    /** What a {@code $ref} leads to, else the node itself. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Why the value is not as the schema, one of this description, demands; fields that it does not name are wrong, too. */
    List<String> violations(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = ClosedSchemas.closed(document, schema).deepCopy();
        root.set("components", components);
        return factory.getSchema(root, config);
    }

    /** One value of JSON, not lines of them. */
    static boolean isJson(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }

    /** A schema that is one of the components. */
    static JsonNode reference(String component) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + component);
    }
}
