package io.touchstone.source.hook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchstone.Api;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WhatsApp connection of a workspace, and deliveries as Meta signs them. */
public record Hook(String id, String path, String secret) {

    public static final String SECRET = "the-secret-of-an-app";
    public static final String VERIFY_TOKEN = "what-was-agreed-on";

    /** One that takes what is of the number 700. */
    public static Hook of(String adminKey) {
        return of(adminKey, Map.of());
    }

    public static Hook of(String adminKey, Map<String, Object> settings) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind",
                "whatsapp",
                "name",
                "Shop number",
                "phone_number_ids",
                new String[] {"700"},
                "auth",
                "meta_signature",
                "secret",
                SECRET,
                "verify_token",
                VERIFY_TOKEN));
        body.putAll(settings);
        JsonPath created = Api.as(adminKey)
                .body(body)
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Hook(
                created.getString("id"),
                URI.create(created.getString("webhook_url")).getPath(),
                String.valueOf(body.get("secret")));
    }

    public Response deliver(String body) {
        return deliver(body, secret);
    }

    public Response deliver(String body, String signedWith) {
        return given().noFilters()
                .contentType("application/json")
                .header("X-Hub-Signature-256", "sha256=" + hmac(signedWith, body))
                .body(body.getBytes(UTF_8))
                .post(path);
    }

    /** A status of a message of the campaign {@code spring}, with {@code '} for {@code "}. */
    public static String status(String wamid, String state, String timestamp) {
        return body("""
                'statuses':[{'id':'%s','status':'%s','timestamp':'%s','recipient_id':'16505551234',
                 'biz_opaque_callback_data':'{\\'v\\':1,\\'c\\':\\'spring\\'}'}]""".formatted(wamid, state, timestamp));
    }

    /** @param value what stands beside the number in a change, with {@code '} for {@code "} */
    public static String body(String value) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'900','changes':[{'field':'messages','value':{"
                        + "'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550783881',"
                        + "'phone_number_id':'700'}," + value + "}}]}]}")
                .replace('\'', '"');
    }

    static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
