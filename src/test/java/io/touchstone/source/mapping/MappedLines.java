package io.touchstone.source.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventWriter;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rules make of a body, in a line for each part. */
final class MappedLines {

    static final Instant NOW = Instant.parse("2026-07-28T12:00:00Z");

    static final MappingAdapter ADAPTER = new MappingAdapter(InstantSource.fixed(NOW));

    private static final ObjectMapper JSON = new ObjectMapper();

    private MappedLines() {}

    /** @param rules in JSON, with {@code '} for {@code "} */
    static Mapping mapping(String rules) {
        return mapping(rules, null);
    }

    static Mapping mapping(String rules, @Nullable String kind) {
        return MappingReader.read(list(rules), kind, (name, detail) -> {
            throw new AssertionError(name + ": " + detail);
        });
    }

    /** The elements of a list in JSON, with {@code '} for {@code "}. */
    static List<JsonNode> list(String json) {
        try {
            List<JsonNode> all = new ArrayList<>();
            JSON.readTree(json.replace('\'', '"')).forEach(all::add);
            return all;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> lines(Mapping mapping, String body) {
        return ADAPTER.translate(mapping, SentBody.of(body)).parts().stream()
                .map(MappedLines::line)
                .toList();
    }

    static List<Event> events(Translation translation) {
        return translation.parts().stream()
                .flatMap(part -> part instanceof Part.Fact(var _, Event event) ? Stream.of(event) : Stream.empty())
                .toList();
    }

    private static String line(Part part) {
        return switch (part) {
            case Part.Fact(String kind, Event event) -> {
                ObjectNode json = EventWriter.json(event);
                json.remove("id");
                String type = json.remove("type").asText();
                String at = json.remove("occurred_at").asText();
                yield kind + ": " + type + " " + at + " " + json.toString().replace("\"", "");
            }
            case Part.Ignored(String kind, var reason) -> kind + ": " + reason.code();
            case Part.Charge _, Part.PaidOrder _, Part.PaidRefund _, Part.Forgotten _ -> throw new AssertionError(part);
        };
    }
}
