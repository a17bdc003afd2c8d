package io.touchstone.source.hook;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A connection of a workspace to a shop, and deliveries as the shop signs them. */
public record ShopHook(String id, String path, String secret, String header, Map<String, String> said) {

    public static final String SECRET = "the-secret-of-a-shop";

    /** To tea.myshopify.com. */
    public static ShopHook shopify(String adminKey, Map<String, Object> settings) {
        Map<String, Object> body =
                new HashMap<>(Map.of("kind", "shopify", "name", "Tea", "shop", "tea.myshopify.com", "secret", SECRET));
        body.putAll(settings);
        return create(adminKey, body, "X-Shopify-Hmac-Sha256", Map.of("X-Shopify-Shop-Domain", "tea.myshopify.com"));
    }

    /** To https://tea.example, with a secret that was made. */
    public static ShopHook wooCommerce(String adminKey) {
        return create(
                adminKey,
                Map.of("kind", "woocommerce", "name", "Tea"),
                "X-WC-Webhook-Signature",
                Map.of("X-WC-Webhook-Source", "https://tea.example/"));
    }

    private static ShopHook create(String adminKey, Map<String, Object> body, String header, Map<String, String> said) {
        JsonPath created = Api.as(adminKey)
                .body(body)
                .post("/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Object given = body.get("secret");
        return new ShopHook(
                created.getString("id"),
                URI.create(created.getString("webhook_url")).getPath(),
                given == null ? created.getString("secret") : given.toString(),
                header,
                said);
    }

    /** Signed. @param body with {@code '} for {@code "} */
    public Response deliver(String body, Map<String, String> headers) {
        String sent = body.replace('\'', '"');
        return unsigned()
                .headers(said)
                .headers(headers)
                .header(
                        header,
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Hook.hmac(secret, sent))))
                .body(sent.getBytes(UTF_8))
                .post(path);
    }

    RequestSpecification unsigned() {
        return given().noFilters().contentType("application/json");
    }

    /** What a shop of WooCommerce sends when its webhook is saved. */
    Response ping() {
        return given().noFilters()
                .config(config().encoderConfig(encoderConfig()
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("webhook_id=30")
                .post(path);
    }
}
