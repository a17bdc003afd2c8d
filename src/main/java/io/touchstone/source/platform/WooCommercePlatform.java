package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.source.HookRequest;
import io.touchstone.source.Translation;
import io.touchstone.source.woocommerce.WooCommerceAdapter;
import io.touchstone.source.woocommerce.WooCommerceSettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** WooCommerce, which signs with a secret that is typed into it. */
final class WooCommercePlatform implements Platform {

    private static final String PAID_STATES = "paid_states";
    private static final List<String> PAID_BY_DEFAULT = List.of("processing", "completed");
    private static final int MOST_STATES = 100;
    private static final Pattern STATE = Pattern.compile("[a-z0-9_-]{1,64}");

    private final WooCommerceAdapter adapter;

    WooCommercePlatform(InstantSource clock) {
        this.adapter = new WooCommerceAdapter(clock);
    }

    @Override
    public String kind() {
        return "woocommerce";
    }

    @Override
    public ObjectNode settings(SettingsReader given, Books books) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        ShopFields.read(given, books, settings);
        List<String> states = given.texts(PAID_STATES, MOST_STATES, WooCommercePlatform::violationOfState);
        ArrayNode kept = settings.putArray(PAID_STATES);
        (states.isEmpty() ? PAID_BY_DEFAULT : states).forEach(kept::add);
        return settings;
    }

    @Override
    public List<SecretField> secrets(ObjectNode settings) {
        return List.of(new SecretField(SecretField.SECRET, ""));
    }

    @Override
    public Receiver receiver(ObjectNode settings, ConnectionSecrets secrets, Books books) {
        Set<String> states = new HashSet<>();
        settings.path(PAID_STATES).forEach(state -> states.add(state.textValue()));
        WooCommerceSettings ofBodies =
                new WooCommerceSettings(ShopFields.money(settings, books), ShopFields.whenPaid(settings), states);
        return new Receiver() {
            @Override
            public boolean isAuthentic(HookRequest request) {
                return Signatures.isBase64Hmac(
                        secrets.accepted(), request.body(), request.header("X-WC-Webhook-Signature"));
            }

            @Override
            public boolean isPing(HookRequest request) {
                return WooCommerceAdapter.isPing(request.body());
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

    private static Optional<String> violationOfState(String state) {
        return STATE.matcher(state).matches()
                ? Optional.empty()
                : Optional.of("must be the name of a state, such as processing: small letters, digits and hyphens");
    }
}
