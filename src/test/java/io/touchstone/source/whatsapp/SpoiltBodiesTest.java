package io.touchstone.source.whatsapp;

import static io.touchstone.source.whatsapp.Webhooks.ADAPTER;
import static io.touchstone.source.whatsapp.Webhooks.WITH_DEFAULTS;
import static io.touchstone.source.whatsapp.Webhooks.change;
import static io.touchstone.source.whatsapp.Webhooks.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.EventWriter;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No body is an error, and none makes an event that is none. */
class SpoiltBodiesTest {

    private static final int BODIES = 3_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final EventParser PARSER = new EventParser(InstantSource.fixed(Webhooks.NOW));

    private static final String ODD_BYTES = "{}[],:\"0123456789abcdefgABC._+- ";

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999999999",
            "123456789012345678901234567890",
            "''",
            "' '",
            "'.'",
            "'\\u0000'",
            "'\\ud800'",
            "'read'",
            "'group'",
            "'1782900000'",
            "'+'",
            "'DE.'",
            "'DE.77'",
            "'changed from DE.1 to DE.77'",
            "{}",
            "[]",
            "[[[]]]",
            "{'id':{'id':[{}]}}",
            "[null,0,'x',{}]",
            "'" + "x".repeat(300) + "'");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void becomePartsWhateverStandsWhere(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        int events = 0;
        for (int i = 0; i < BODIES; i++) {
            JsonNode tree = JSON.readTree(whole());
            int times = 1 + random.nextInt(6);
            for (int j = 0; j < times; j++) {
                spoil(tree, random);
            }
            events += assertSound(JSON.writeValueAsString(tree).getBytes(UTF_8));
        }
        assertThat(events).as("else nothing was spoilt but the whole").isGreaterThan(BODIES);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void becomePartsWhateverTheBytes(long seed) {
        Random random = new Random(seed);
        int events = 0;
        byte[] whole = whole().getBytes(UTF_8);
        for (int i = 0; i < BODIES; i++) {
            byte[] bytes = whole.clone();
            int times = 1 + random.nextInt(4);
            for (int j = 0; j < times; j++) {
                int odd = random.nextInt(4) == 0
                        ? random.nextInt(256)
                        : ODD_BYTES.charAt(random.nextInt(ODD_BYTES.length()));
                bytes[random.nextInt(bytes.length)] = (byte) odd;
            }
            events += assertSound(random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
        }
        assertThat(events).as("else nothing was spoilt but the whole").isGreaterThan(BODIES);
    }

    /** How many events it becomes. */
    private static int assertSound(byte[] body) {
        Translation translation = ADAPTER.translate(WITH_DEFAULTS, SentBody.of(body));
        assertThat(translation.parts()).as(new String(body, UTF_8)).isNotEmpty();
        for (Part part : translation.parts()) {
            assertThat(part.kind()).matches("[a-z_/0-9]+");
        }
        List<Event> events = Webhooks.events(translation);
        for (Event event : events) {
            assertThat(PARSER.parse(EventWriter.json(event))).isEqualTo(new ParsedEvent.Valid(event));
        }
        return events.size();
    }

    /** Something of everything. */
    private static String whole() {
        String at = "'timestamp':'1782900000'";
        return delivery(
                        change(
                                "messages",
                                "'contacts':[{'wa_id':'4915100000001','user_id':'DE.77','profile':{'name':'Ada'}}],'statuses':["
                                        + "{'id':'wamid.1','status':'sent','recipient_id':'4915100000001',"
                                        + "'biz_opaque_callback_data':'{\\'v\\':1,\\'c\\':\\'spring\\'}'," + at
                                        + "},{'id':'wamid.1','status':'delivered','recipient_type':'group',"
                                        + "'recipient_participant_id':'4915100000001','biz_opaque_callback_data':{'v':1,'c':'spring'},"
                                        + "'pricing':{'type':'regular','category':'marketing'}," + at + "},"
                                        + "{'id':'wamid.2','status':'failed','errors':[{'code':1,'title':'t'}]," + at
                                        + "}]"),
                        change(
                                "messages",
                                "'messages':[{'from':'4915100000001','id':'wamid.a','type':'text','text':{'body':'stop'},"
                                        + "'context':{'from':'4930000100','id':'wamid.1'}," + at
                                        + "},{'from':'4915100000001','id':'wamid.b','type':'button','button':{'payload':'y'},"
                                        + at
                                        + "},{'from':'4915100000001','id':'wamid.c','type':'interactive','interactive':"
                                        + "{'type':'list_reply','list_reply':{'id':'r'}}," + at + "},"
                                        + "{'from':'4915100000001','id':'wamid.d','type':'reaction','reaction':"
                                        + "{'message_id':'wamid.1','emoji':'x'}," + at
                                        + "},{'from':'4915100000001','id':'wamid.e','type':'system','system':{'type':'user_changed_user_id','user_id':'DE.78','body':'changed"
                                        + " from DE.77 to DE.78'},"
                                        + at
                                        + "},{'from_user_id':'DE.77','id':'wamid.f','type':'contacts','contacts':[{'origin':"
                                        + "'contact_request','phones':[{'phone':'+4915100000009'}]}]," + at + "}]"),
                        change(
                                "user_preferences",
                                "'user_preferences':[{'wa_id':'4915100000001','value':'stop'," + at + "}]"))
                .replace('\'', '"');
    }

    private static void spoil(JsonNode tree, Random random) throws JsonProcessingException {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(tree, containers);
        ContainerNode<?> spoilt = containers.get(random.nextInt(containers.size()));
        JsonNode odd = random.nextInt(5) == 0
                ? containers.get(random.nextInt(containers.size())).deepCopy()
                : JSON.readTree(ODD.get(random.nextInt(ODD.size())).replace('\'', '"'));
        switch (spoilt) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.isEmpty() ? "id" : names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, odd);
                }
            }
            case ArrayNode array -> array.add(odd);
            default -> throw new IllegalStateException("no other containers");
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container && containers.size() < 500) {
            containers.add(container);
            node.forEach(child -> collect(child, containers));
        }
    }
}
