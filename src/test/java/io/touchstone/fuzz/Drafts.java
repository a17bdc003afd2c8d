package io.touchstone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.openapi.ApiDescription;
import io.touchstone.openapi.ApiDescription.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Makes up requests. The first ones are one of each operation, as small as they may be and right. */
final class Drafts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINES = "application/x-ndjson";

    private final ApiDescription description = ApiDescription.ofTheRepository();
    private final List<Operation> operations = description.operations().toList();
    private final List<Operation> drawn;
    private final long seed;

    Drafts(long seed) {
        this.seed = seed;
        this.drawn = operations.stream()
                .flatMap(operation -> Collections.nCopies(weight(operation.path()), operation).stream())
                .toList();
    }

    /** Events have the most fields; what makes everything anew takes the longest. */
    private static int weight(String path) {
        if (path.equals("/v1/events")) {
            return 40;
        }
        return path.contains("/audit") || path.contains("/rebuild") ? 1 : 4;
    }

    /** How many there are that are right. */
    int sound() {
        return operations.size();
    }

    Draft draft(int request, World world) {
        Dice dice = new Dice(seed, request);
        if (request < operations.size()) {
            return draft(operations.get(request), world, dice, 0, true);
        }
        Operation operation = dice.any(drawn);
        Draft draft = draft(operation, world, dice, dice.any(0.02, 0.1, 0.5), false);
        new SpoiltHead(dice).spoil(draft, world);
        return draft;
    }

    private Draft draft(Operation operation, World world, Dice dice, double optional, boolean right) {
        JsonNode described = operation.description();
        Draft draft = new Draft(
                operation.method() + " " + operation.path(),
                operation.method().toUpperCase(Locale.ROOT),
                operation.path());
        draft.header("Host", "localhost");
        draft.header("Connection", "close");
        draft.token = isForOperator(described) ? world.operatorToken() : world.key();
        Sound sound = new Sound(description, dice, optional);
        for (JsonNode reference : described.path("parameters")) {
            parameter(draft, description.resolve(reference), sound, world, dice, optional);
        }
        JsonNode content = described.path("requestBody").path("content");
        if (!content.isEmpty()) {
            body(draft, content, sound, dice, right);
            if (draft.path.startsWith("/v1/contacts/") && (right || dice.chance(0.5))) {
                draft.body = somebody(draft, dice).getBytes(StandardCharsets.UTF_8);
            }
        } else if (dice.chance(optional / 10)) {
            draft.header("Content-Type", "application/json");
            draft.body = Odd.body(dice);
        }
        return draft;
    }

    /** Of the {@link History}: one of whom anything is known, unless erased before; the first one never is. */
    private static String somebody(Draft draft, Dice dice) {
        int one = draft.path.endsWith("/erase") ? 1 + dice.below(Sound.FEW - 1) : 0;
        return "{\"contact\":{\"id\":\"id-%d\"}}".formatted(one);
    }

    private static boolean isForOperator(JsonNode operation) {
        return operation.path("security").toString().contains("\"operator\"");
    }

    private void parameter(Draft draft, JsonNode parameter, Sound sound, World world, Dice dice, double optional) {
        String name = parameter.path("name").asText();
        JsonNode schema = parameter.path("schema");
        switch (parameter.path("in").asText()) {
            case "path" ->
                draft.path = draft.path.replace("{" + name + "}", inPath(draft, sound, schema, world, dice, optional));
            case "header" -> {
                if (dice.chance(optional)) {
                    draft.header(name, dice.any("*", "\"a\"", "W/\"a\", \"b\"", "", "\"", ",", "\u00ff"));
                }
            }
            default -> {
                if (optional == 0 && draft.method.equals("PUT") && name.equals("effective_from")) {
                    // The body of a rate card does not say it.
                    draft.query.add("effective_from=2024-03-01");
                } else if (parameter.path("required").asBoolean() || dice.chance(optional / 3)) {
                    query(draft, parameter, sound, world, dice);
                }
            }
        }
    }

    /** Of workspaces, connections and keys only such as were made to be thrown away. */
    private String inPath(Draft draft, Sound sound, JsonNode schema, World world, Dice dice, double optional) {
        if (optional > 0 && dice.chance(0.15)) {
            return Odd.inTarget(dice);
        }
        if (draft.path.startsWith("/v1/workspaces/")) {
            return world.workspaceToThrowAway();
        }
        if (draft.path.startsWith("/v1/api-keys/")) {
            return optional > 0 && dice.chance(0.3) ? world.keyOfTheOther() : world.keyToThrowAway();
        }
        if (draft.path.startsWith("/v1/connections/")) {
            return world.connectionToThrowAway();
        }
        if (draft.path.startsWith("/v1/links/")) {
            return world.link();
        }
        if (draft.path.startsWith("/v1/rate-cards/")
                && schema.path("format").asText().equals("date")) {
            return World.CARD_TO_THROW_AWAY;
        }
        String kind = draft.path.split("/", 4)[2].replaceAll("s$", "");
        return encoded(text(sound.of(schema, kind + "_id")));
    }

    private void query(Draft draft, JsonNode parameter, Sound sound, World world, Dice dice) {
        String name = parameter.path("name").asText();
        JsonNode schema = parameter.path("schema");
        int times = dice.chance(0.03) ? dice.any(2, 40, 400) : 1;
        for (int i = 0; i < times; i++) {
            if (dice.chance(0.15)) {
                draft.query.add(name + "=" + Odd.inTarget(dice));
            } else if (name.equals("cursor")) {
                draft.query.add(name + "=" + encoded(cursor(world, dice)));
            } else {
                values(parameter, sound.of(schema, name)).forEach(value -> draft.query.add(name + "=" + value));
            }
        }
    }

    private static List<String> values(JsonNode parameter, Json value) {
        if (!(value instanceof Json.Items(List<Json> items))) {
            return List.of(encoded(text(value)));
        }
        List<String> texts = items.stream().map(item -> encoded(text(item))).toList();
        boolean joined = parameter.has("explode") && !parameter.path("explode").asBoolean();
        return joined && !texts.isEmpty() ? List.of(String.join(",", texts)) : texts;
    }

    private static String cursor(World world, Dice dice) {
        String known = world.cursor(dice);
        return switch (dice.below(5)) {
            case 0 -> known;
            case 1 -> known.substring(0, dice.below(known.length() + 1));
            case 2 -> known + dice.any("A", "=", "\u00e9", known);
            case 3 -> Base64.getUrlEncoder().withoutPadding().encodeToString(dice.bytes(dice.below(80)));
            default -> {
                StringBuilder changed = new StringBuilder(known.isEmpty() ? "a" : known);
                changed.setCharAt(dice.below(changed.length()), dice.any('A', 'z', '0', '_', '-'));
                yield changed.toString();
            }
        };
    }

    private void body(Draft draft, JsonNode content, Sound sound, Dice dice, boolean right) {
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        String type = right ? types.getFirst() : dice.any(types);
        draft.header("Content-Type", type);
        int spoilt = dice.any(0, 1, 1, 2);
        Spoil spoil = new Spoil(dice);
        if (type.equals(LINES)) {
            draft.body = lines(sound, spoil, dice, spoilt);
        } else {
            Json json = sound.of(content.path(type).path("schema"), "body");
            for (int i = 0; i < spoilt && !right; i++) {
                json = spoil.one(json);
            }
            draft.body = json.bytes();
        }
        if (!right && dice.chance(0.12)) {
            draft.body = spoil.bytes(draft.body);
        }
    }

    private byte[] lines(Sound sound, Spoil spoil, Dice dice, int spoilt) {
        byte[] lines = new byte[0];
        int count = 1 + dice.below(5);
        for (int i = 0; i < count; i++) {
            Json event = sound.of(description.document().at("/components/schemas/Event"), "event");
            for (int times = 0; times < spoilt && dice.chance(0.5); times++) {
                event = spoil.one(event);
            }
            byte[] line = dice.chance(0.05) ? spoil.bytes(event.bytes()) : event.bytes();
            lines = Spoil.joined(
                    lines,
                    line,
                    dice.any("\n", "\n", "\n", "\r\n", "\n\n", " \n", "\r").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private static String text(Json value) {
        String json = new String(value.bytes(), StandardCharsets.UTF_8);
        try {
            JsonNode read = JSON.readTree(json);
            return read.isValueNode() ? read.asText() : json;
        } catch (IOException e) {
            return json;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
