package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.source.HookRequest;
import io.touchstone.source.platform.Signatures.HmacDigest;
import io.touchstone.source.platform.Signatures.HmacText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a platform signs what it sends: a header with an HMAC.
 *
 * @param prefix before it in the header
 * @param part of the header, where that is a list such as {@code t=1,v1=…}, which holds it; empty where all of the header does
 * @param signs what is signed, with dots between: {@code body}, {@code part:NAME} of the list, {@code header:NAME}
 */
record SignatureForm(
        String header, HmacDigest algorithm, HmacText encoding, String prefix, String part, List<String> signs) {

    private static final String BODY = "body";
    private static final String PART = "part:";
    private static final String HEADER = "header:";

    private static final Pattern PART_NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern PREFIX = Pattern.compile("[\\x21-\\x7e]{1,32}");

    private static final int MOST_SIGNED = 5;

    /** While a platform changes its secret it sends one for each; more would be somebody's who has us reckon. */
    private static final int MOST_SIGNATURES = 3;

    private static final byte[] DOT = {'.'};

    SignatureForm {
        signs = List.copyOf(signs);
    }

    /** As it is kept and shown. What cannot be used is told, with the name of each field. */
    static ObjectNode settings(SettingsReader given) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        int before = given.wrongs();
        String header = given.text("header", HeaderName::violation);
        if (header == null && given.wrongs() == before) {
            given.wrong("header", "is missing: the header with the signature");
        }
        settings.put("header", header);
        settings.put(
                "algorithm", SettingsReader.code(given.choice("algorithm", HmacDigest.values(), HmacDigest.SHA256)));
        settings.put("encoding", SettingsReader.code(given.choice("encoding", HmacText.values(), HmacText.HEX)));
        String prefix = given.text("prefix", text -> violation(PREFIX, text, "1 to 32 visible ASCII characters"));
        String part = given.text("part", text -> violation(PART_NAME, text, "a name in the header, such as v1"));
        if (prefix != null && part != null) {
            given.wrong("prefix", "must not be there together with part");
        }
        settings.put("prefix", prefix);
        settings.put("part", part);
        List<String> signs = given.texts("signs", MOST_SIGNED, text -> violationOfSigned(text, part != null));
        if (!signs.isEmpty() && !signs.contains(BODY)) {
            given.wrong("signs", "must have body among what is signed");
        }
        ArrayNode kept = settings.putArray("signs");
        (signs.isEmpty() ? List.of(BODY) : signs).forEach(kept::add);
        given.endUnknown();
        return settings;
    }

    /** @param settings as {@link #settings} made them */
    static SignatureForm of(JsonNode settings) {
        List<String> signs = new ArrayList<>();
        settings.path("signs").forEach(signed -> signs.add(signed.textValue()));
        return new SignatureForm(
                settings.path("header").textValue(),
                SettingsReader.chosen(HmacDigest.class, settings.path("algorithm")),
                SettingsReader.chosen(HmacText.class, settings.path("encoding")),
                settings.path("prefix").asText(""),
                settings.path("part").asText(""),
                signs);
    }

    /** Whether one of the secrets signed it. */
    boolean isSigned(List<String> secrets, HookRequest request) {
        String given = request.header(header);
        if (given == null) {
            return false;
        }
        List<byte[]> signed = signed(given, request);
        if (signed == null) {
            return false;
        }
        boolean any = false;
        for (String signature : signatures(given)) {
            any |= Signatures.isHmac(algorithm, encoding, secrets, signed, signature);
        }
        return any;
    }

    private List<String> signatures(String given) {
        if (!part.isEmpty()) {
            return parts(given, part).stream().limit(MOST_SIGNATURES).toList();
        }
        String signature = Signatures.withoutPrefix(prefix, given);
        return signature == null ? List.of() : List.of(signature);
    }

    /** Null where some of it is missing. */
    private @Nullable List<byte[]> signed(String given, HookRequest request) {
        List<byte[]> all = new ArrayList<>();
        for (String one : signs) {
            if (!all.isEmpty()) {
                all.add(DOT);
            }
            if (one.equals(BODY)) {
                all.add(request.body());
                continue;
            }
            String text = one.startsWith(PART)
                    ? parts(given, one.substring(PART.length())).stream()
                            .findFirst()
                            .orElse(null)
                    : request.header(one.substring(HEADER.length()));
            if (text == null) {
                return null;
            }
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static List<String> parts(String list, String name) {
        List<String> values = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            int equals = item.indexOf('=');
            if (equals >= 0 && item.substring(0, equals).strip().equals(name)) {
                values.add(item.substring(equals + 1).strip());
            }
        }
        return values;
    }

    private static Optional<String> violationOfSigned(String signed, boolean isList) {
        boolean good = signed.equals(BODY)
                || (isList
                        && isNamed(PART, signed, name -> PART_NAME.matcher(name).matches()))
                || isNamed(HEADER, signed, name -> HeaderName.violation(name).isEmpty());
        return good
                ? Optional.empty()
                : Optional.of(
                        "must be body, header: and a header's name, or, where there is a part, part: and the name of"
                                + " another");
    }

    private static boolean isNamed(String what, String signed, Predicate<String> isName) {
        return signed.startsWith(what) && isName.test(signed.substring(what.length()));
    }

    private static Optional<String> violation(Pattern pattern, String text, String what) {
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of("must be " + what);
    }
}
