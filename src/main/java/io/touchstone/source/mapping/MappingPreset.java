package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a platform that come along.
 *
 * @param proof how its deliveries prove themselves, as a client would write it
 * @param secret whose secret that is; empty where one may be made up
 */
public record MappingPreset(
        String name,
        ObjectNode proof,
        String secret,
        @Nullable String kind,
        List<JsonNode> rules) {

    private static final List<String> NAMES =
            List.of("gupshup", "infobip", "magento", "sinch", "stripe", "vonage", "ycloud");

    private static final Map<String, MappingPreset> ALL = load();

    public MappingPreset {
        rules = List.copyOf(rules);
    }

    /** The names of all. */
    public static List<String> names() {
        return NAMES;
    }

    public static Optional<MappingPreset> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public Mapping mapping() {
        return MappingReader.read(rules, kind, (field, detail) -> {
            throw new IllegalStateException(name + ": " + field + " " + detail);
        });
    }

    private static Map<String, MappingPreset> load() {
        Map<String, MappingPreset> all = new TreeMap<>();
        NAMES.forEach(name -> all.put(name, load(name)));
        return Map.copyOf(all);
    }

    private static MappingPreset load(String name) {
        try (InputStream file = MappingPreset.class.getResourceAsStream(name + ".json")) {
            JsonNode preset = new ObjectMapper().readTree(Objects.requireNonNull(file, name));
            List<JsonNode> rules = new ArrayList<>();
            preset.path("rules").forEach(rules::add);
            return new MappingPreset(
                    name,
                    (ObjectNode) preset.path("proof"),
                    preset.path("secret").asText(""),
                    preset.path("kind_pointer").textValue(),
                    rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
