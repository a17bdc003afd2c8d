package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.source.HookRequest;
import io.touchstone.source.Translation;
import io.touchstone.source.shopify.ShopifyAdapter;
import io.touchstone.source.shopify.ShopifySettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shopify, which signs with a secret of the shop, or of the app that asked for its webhooks. */
final class ShopifyPlatform implements Platform {

    private static final String SHOP = "shop";
    private static final String INCLUDE_POS = "include_pos";
    private static final String INCLUDE_RENEWALS = "include_renewals";

    /** Shopify names a shop by this, whatever the address that buyers know. */
    private static final String DOMAIN = ".myshopify.com";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    private final ShopifyAdapter adapter;

    ShopifyPlatform(InstantSource clock) {
        this.adapter = new ShopifyAdapter(clock);
    }

    @Override
    public String kind() {
        return "shopify";
    }

    @Override
    public ObjectNode settings(SettingsReader given, Books books) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        int before = given.wrongs();
        String shop = given.text(SHOP, ShopifyPlatform::violationOfShop);
        if (shop != null) {
            settings.put(SHOP, name(shop) + DOMAIN);
        } else if (given.wrongs() == before) {
            given.wrong(SHOP, "is missing: the shop's name at Shopify, such as my-shop.myshopify.com");
        }
        ShopFields.read(given, books, settings);
        settings.put(INCLUDE_POS, given.flag(INCLUDE_POS, true));
        settings.put(INCLUDE_RENEWALS, given.flag(INCLUDE_RENEWALS, false));
        return settings;
    }

    @Override
    public List<SecretField> secrets(ObjectNode settings) {
        return List.of(new SecretField(
                SecretField.SECRET,
                "what Shopify signs with, shown under its webhooks, or the client secret of your app"));
    }

    @Override
    public Receiver receiver(ObjectNode settings, ConnectionSecrets secrets, Books books) {
        ShopifySettings ofBodies = new ShopifySettings(
                settings.path(SHOP).textValue(),
                ShopFields.money(settings, books),
                ShopFields.whenPaid(settings),
                settings.path(INCLUDE_POS).booleanValue(),
                settings.path(INCLUDE_RENEWALS).booleanValue());
        return new Receiver() {
            @Override
            public boolean isAuthentic(HookRequest request) {
                return Signatures.isBase64Hmac(
                        secrets.accepted(), request.body(), ShopifyAdapter.header(request, "Hmac-Sha256"));
            }

            @Override
            public Translation translate(HookRequest request) {
                return adapter.translate(ofBodies, request);
            }

            @Override
            public ZoneId zone() {
                return books.zone();
            }
        };
    }

    private static @Nullable String name(String shop) {
        String lower = shop.strip().toLowerCase(Locale.ROOT);
        String name = lower.endsWith(DOMAIN) ? lower.substring(0, lower.length() - DOMAIN.length()) : lower;
        return NAME.matcher(name).matches() ? name : null;
    }

    private static Optional<String> violationOfShop(String shop) {
        return name(shop) == null
                ? Optional.of("must be the shop's name at Shopify, such as my-shop.myshopify.com")
                : Optional.empty();
    }
}
