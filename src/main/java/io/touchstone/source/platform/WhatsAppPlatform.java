package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.Identifier;
import io.touchstone.event.json.EventParser;
import io.touchstone.source.HookRequest;
import io.touchstone.source.Translation;
import io.touchstone.source.whatsapp.WhatsAppAdapter;
import io.touchstone.source.whatsapp.WhatsAppSettings;
import io.touchstone.time.TimeZones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp, from Meta itself or through a reseller that forwards Meta's bodies. Meta signs with the secret of its app; resellers send
 * a header or a password that was agreed on.
 */
final class WhatsAppPlatform implements Platform {

    /** How deliveries prove themselves. */
    private enum Auth {
        META_SIGNATURE,
        STATIC_HEADER,
        BASIC
    }

    private static final String VERIFY_TOKEN = "verify_token";
    private static final String PHONE_NUMBER_IDS = "phone_number_ids";
    private static final String WABA_IDS = "waba_ids";
    private static final String DEFAULT_CAMPAIGN_ID = "default_campaign_id";
    private static final String OPT_OUT_KEYWORDS = "opt_out_keywords";
    private static final String TIMEZONE = "timezone";
    private static final String HEADER = "header";

    /** A business with more has more than one app. */
    private static final int MOST_IDS = 1_000;

    private static final int MOST_KEYWORDS = 100;
    private static final int LONGEST_KEYWORD = 100;

    private final WhatsAppAdapter adapter;

    WhatsAppPlatform(EventParser parser) {
        this.adapter = new WhatsAppAdapter(parser);
    }

    @Override
    public String kind() {
        return "whatsapp";
    }

    @Override
    public ObjectNode settings(SettingsReader given, Books books) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        List<String> numbers = given.texts(PHONE_NUMBER_IDS, MOST_IDS, Identifier::violation);
        List<String> accounts = given.texts(WABA_IDS, MOST_IDS, Identifier::violation);
        if (numbers.isEmpty() && accounts.isEmpty()) {
            given.wrong(
                    PHONE_NUMBER_IDS,
                    "or waba_ids must name the numbers or accounts that are yours: one URL gets those of everybody who"
                            + " uses the same app");
        }
        put(settings, PHONE_NUMBER_IDS, numbers);
        put(settings, WABA_IDS, accounts);
        Auth auth = given.choice("auth", Auth.values());
        settings.put("auth", SettingsReader.code(auth));
        String header = given.text(HEADER, HeaderName::violation);
        if (auth == Auth.STATIC_HEADER) {
            settings.put(HEADER, header == null ? HeaderName.DEFAULT : header);
        } else if (header != null) {
            given.wrong(HEADER, "is for static_header alone");
        }
        settings.put(DEFAULT_CAMPAIGN_ID, given.text(DEFAULT_CAMPAIGN_ID, Identifier::violation));
        put(
                settings,
                OPT_OUT_KEYWORDS,
                given.texts(OPT_OUT_KEYWORDS, MOST_KEYWORDS, WhatsAppPlatform::violationOfKeyword));
        String zone = given.text(TIMEZONE, WhatsAppPlatform::violationOfZone);
        settings.put(TIMEZONE, zone == null ? books.zone().getId() : zone);
        return settings;
    }

    @Override
    public List<SecretField> secrets(ObjectNode settings) {
        boolean signed = auth(settings) == Auth.META_SIGNATURE;
        return List.of(
                new SecretField(SecretField.SECRET, signed ? "Meta's app secret" : ""),
                new SecretField(VERIFY_TOKEN, ""));
    }

    @Override
    public Receiver receiver(ObjectNode settings, ConnectionSecrets secrets, Books books) {
        WhatsAppSettings ofBodies = new WhatsAppSettings(
                Set.copyOf(texts(settings, PHONE_NUMBER_IDS)),
                Set.copyOf(texts(settings, WABA_IDS)),
                settings.path(DEFAULT_CAMPAIGN_ID).textValue(),
                Set.copyOf(texts(settings, OPT_OUT_KEYWORDS)));
        ZoneId zone = TimeZones.of(settings.path(TIMEZONE).textValue());
        Auth auth = auth(settings);
        String header = Objects.requireNonNullElse(settings.path(HEADER).textValue(), HeaderName.DEFAULT);
        return new Receiver() {
            @Override
            public boolean isAuthentic(HookRequest request) {
                return switch (auth) {
                    case META_SIGNATURE ->
                        Signatures.isHexHmac(
                                secrets.accepted(),
                                request.body(),
                                Signatures.withoutPrefix("sha256=", request.header("X-Hub-Signature-256")));
                    case STATIC_HEADER -> Signatures.isOneOf(secrets.accepted(), request.header(header));
                    case BASIC ->
                        Signatures.isOneOf(secrets.accepted(), Signatures.password(request.header("Authorization")));
                };
            }

            @Override
            public Translation translate(HookRequest request) {
                return adapter.translate(ofBodies, request);
            }

            @Override
            public Optional<String> handshake(Function<String, @Nullable String> parameter) {
                String token = parameter.apply("hub.verify_token");
                String challenge = parameter.apply("hub.challenge");
                return "subscribe".equals(parameter.apply("hub.mode"))
                                && token != null
                                && challenge != null
                                && Signatures.isSame(secrets.named(VERIFY_TOKEN), token)
                        ? Optional.of(challenge)
                        : Optional.empty();
            }

            @Override
            public ZoneId zone() {
                return zone;
            }
        };
    }

    private static Auth auth(JsonNode settings) {
        return Auth.valueOf(settings.path("auth").textValue().toUpperCase(Locale.ROOT));
    }

    private static void put(ObjectNode settings, String name, List<String> texts) {
        ArrayNode array = settings.putArray(name);
        texts.forEach(array::add);
    }

    private static List<String> texts(ObjectNode settings, String name) {
        List<String> texts = new ArrayList<>();
        settings.path(name).forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static Optional<String> violationOfKeyword(String keyword) {
        return keyword.isBlank() || keyword.length() > LONGEST_KEYWORD
                ? Optional.of("must be 1 to " + LONGEST_KEYWORD + " characters")
                : Optional.empty();
    }

    private static Optional<String> violationOfZone(String zone) {
        return TimeZones.find(zone).isPresent()
                ? Optional.empty()
                : Optional.of("must be an IANA time zone, such as Europe/London");
    }
}
