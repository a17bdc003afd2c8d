package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.source.HookRequest;
import io.touchstone.source.Translation;
import io.touchstone.source.mapping.Mapping;
import io.touchstone.source.mapping.MappingAdapter;
import io.touchstone.source.mapping.MappingPreset;
import io.touchstone.source.mapping.MappingReader;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whatever posts JSON, read by rules that the connection has, or names. */
final class MappingPlatform implements Platform {

    /** How deliveries prove themselves. */
    private enum Proof {
        STATIC_HEADER,
        BASIC,
        HMAC,
        JWT
    }

    private static final String PRESET = "preset";
    private static final String RULES = "rules";
    private static final String KIND_POINTER = "kind_pointer";
    private static final String AUTH = "auth";
    private static final String HEADER = "header";
    private static final String HMAC = "hmac";

    private final MappingAdapter adapter;

    MappingPlatform(InstantSource clock) {
        this.adapter = new MappingAdapter(clock);
    }

    @Override
    public String kind() {
        return "mapping";
    }

    @Override
    public ObjectNode settings(SettingsReader given, Books books) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        MappingPreset preset = rules(given, settings);
        proof(given, preset, settings);
        return settings;
    }

    /** A platform's secret is asked for where deliveries prove themselves as that platform has it. */
    @Override
    public List<SecretField> secrets(ObjectNode settings) {
        MappingPreset preset = preset(settings);
        String whose = preset != null
                        && preset.proof().path(AUTH).equals(settings.path(AUTH))
                        && proof(settings) != Proof.STATIC_HEADER
                ? preset.secret()
                : "";
        return List.of(new SecretField(SecretField.SECRET, whose));
    }

    @Override
    public Receiver receiver(ObjectNode settings, ConnectionSecrets secrets, Books books) {
        Mapping mapping = mapping(settings);
        Predicate<HookRequest> check = check(settings, secrets.accepted());
        return new Receiver() {
            @Override
            public boolean isAuthentic(HookRequest request) {
                return check.test(request);
            }

            @Override
            public Translation translate(HookRequest request) {
                return adapter.translate(mapping, request);
            }

            @Override
            public ZoneId zone() {
                return books.zone();
            }
        };
    }

    private static Predicate<HookRequest> check(ObjectNode settings, List<String> accepted) {
        return switch (proof(settings)) {
            case STATIC_HEADER -> {
                String header = settings.path(HEADER).textValue();
                yield request -> Signatures.isOneOf(accepted, request.header(header));
            }
            case BASIC -> request -> Signatures.isOneOf(accepted, Signatures.password(request.header("Authorization")));
            case HMAC -> {
                SignatureForm form = SignatureForm.of(settings.path(HMAC));
                yield request -> form.isSigned(accepted, request);
            }
            case JWT -> request -> SignedToken.isOf(accepted, request.body(), request.header("Authorization"));
        };
    }

    private static @Nullable MappingPreset rules(SettingsReader given, ObjectNode settings) {
        int before = given.wrongs();
        String name = given.text(
                PRESET,
                text -> MappingPreset.find(text).isPresent()
                        ? Optional.empty()
                        : Optional.of("must be one of " + String.join(", ", MappingPreset.names())));
        List<JsonNode> rules = given.list(RULES, MappingReader.MOST_RULES);
        String kind = given.text(KIND_POINTER, _ -> Optional.empty());
        if (name != null && (!rules.isEmpty() || kind != null)) {
            given.wrong(
                    rules.isEmpty() ? KIND_POINTER : RULES, "is the preset's; a connection has the one or the other");
        } else if (name == null && rules.isEmpty() && given.wrongs() == before) {
            given.wrong(RULES, "is missing: what becomes of a body, or a preset that says so");
        }
        settings.put(PRESET, name);
        ArrayNode kept = settings.putArray(RULES);
        rules.forEach(kept::add);
        settings.put(KIND_POINTER, kind);
        if (name == null) {
            MappingReader.read(rules, kind, given::wrong);
        }
        return name == null ? null : MappingPreset.find(name).orElse(null);
    }

    private static void proof(SettingsReader given, @Nullable MappingPreset preset, ObjectNode settings) {
        JsonNode usual = preset == null ? JsonNodeFactory.instance.objectNode() : preset.proof();
        Proof proof = preset == null
                ? given.choice(AUTH, Proof.values())
                : given.choice(AUTH, Proof.values(), SettingsReader.chosen(Proof.class, usual.path(AUTH)));
        settings.put(AUTH, SettingsReader.code(proof));
        String header = given.text(HEADER, HeaderName::violation);
        ObjectNode hmac = given.object(HMAC);
        if (proof == Proof.STATIC_HEADER) {
            settings.put(HEADER, header == null ? HeaderName.DEFAULT : header);
        } else if (header != null) {
            given.wrong(HEADER, "is for static_header alone");
        }
        if (proof != Proof.HMAC) {
            if (hmac != null) {
                given.wrong(HMAC, "is for auth hmac alone");
            }
            return;
        }
        if (hmac == null && usual.path(HMAC) instanceof ObjectNode ofPreset) {
            hmac = ofPreset;
        }
        if (hmac == null) {
            given.wrong(HMAC, "is missing: the header with the signature, and how that is made");
        } else {
            settings.set(HMAC, SignatureForm.settings(given.within(HMAC, hmac)));
        }
    }

    /** @param settings as {@link #settings} made them */
    private static Mapping mapping(ObjectNode settings) {
        MappingPreset preset = preset(settings);
        if (preset != null) {
            return preset.mapping();
        }
        List<JsonNode> rules = new ArrayList<>();
        settings.path(RULES).forEach(rules::add);
        return MappingReader.read(rules, settings.path(KIND_POINTER).textValue(), (field, detail) -> {
            throw new IllegalStateException("What was checked here is read here: " + field + " " + detail);
        });
    }

    private static @Nullable MappingPreset preset(ObjectNode settings) {
        String name = settings.path(PRESET).textValue();
        return name == null ? null : MappingPreset.find(name).orElseThrow();
    }

    private static Proof proof(ObjectNode settings) {
        return SettingsReader.chosen(Proof.class, settings.path(AUTH));
    }
}
