package io.touchstone.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies in which something is what it should not be. */
public final class SpoiltJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "7.5",
            "1e999999999",
            "99999999999999999999",
            "99999999999999999999.99999999999999999999",
            "''",
            "' '",
            "'.'",
            "'\\u0000'",
            "'\\ud800'",
            "'JPY'",
            "'XXX'",
            "'voided'",
            "'cancelled'",
            "'wc-packed'",
            "'2007-01-01T00:00:00Z'",
            "'9999-12-31T23:59:59Z'",
            "'https://'",
            "{}",
            "[]",
            "[[[]]]",
            "{'id':{'id':[{}]}}",
            "[null,0,'x',{}]",
            "'" + "x".repeat(300) + "'");

    private SpoiltJson() {}

    /** Puts something odd into the place of anything. */
    public static void spoil(JsonNode tree, Random random) throws JsonProcessingException {
        List<Runnable> places = new ArrayList<>();
        JsonNode odd = JSON.readTree(ODD.get(random.nextInt(ODD.size())).replace('\'', '"'));
        collect(tree, odd, places);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private static void collect(JsonNode node, JsonNode odd, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                places.add(() -> object.set(field.getKey(), odd));
                collect(field.getValue(), odd, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                places.add(() -> array.set(place, odd));
                collect(array.get(i), odd, places);
            }
        }
    }
}
