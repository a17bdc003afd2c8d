package io.touchstone.source.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.EventWriter;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.SpoiltJson;
import io.touchstone.source.Translation;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No body is an error, and none makes an event that is none. */
class SpoiltPresetBodiesTest {

    private static final int EACH = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final EventParser PARSER = new EventParser(InstantSource.fixed(MappedLines.NOW));

    static List<Arguments> bodies() {
        return MappingPresetTest.bodies().toList();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void becomeParts(String preset, String whole, List<String> lines) throws JsonProcessingException {
        Mapping mapping = MappingPreset.find(preset).orElseThrow().mapping();
        Random random = new Random(whole.hashCode());
        for (int i = 0; i < EACH; i++) {
            JsonNode tree = JSON.readTree(whole.replace('\'', '"'));
            int times = 1 + random.nextInt(3);
            for (int j = 0; j < times; j++) {
                SpoiltJson.spoil(tree, random);
            }
            assertSound(mapping, JSON.writeValueAsString(tree));
        }
    }

    private static void assertSound(Mapping mapping, String body) {
        Translation translation = MappedLines.ADAPTER.translate(mapping, SentBody.of(body.getBytes(UTF_8)));
        assertThat(translation.parts()).as(body).isNotEmpty();
        for (Part part : translation.parts()) {
            assertThat(part.kind()).matches("[a-z_/0-9]+");
        }
        for (Event event : MappedLines.events(translation)) {
            assertThat(PARSER.parse(EventWriter.json(event))).isEqualTo(new ParsedEvent.Valid(event));
        }
    }
}
