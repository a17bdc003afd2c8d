package io.touchstone.source.shopify;

import static io.touchstone.source.LeanJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.shop.Buyer;
import io.touchstone.source.shop.ShopIds;
import io.touchstone.source.shop.ShopPhone;
import org.jspecify.annotations.Nullable;

/** Who bought, and who customers are. Who gets the goods may be somebody else: an address of shipping names nobody. */
final class ShopifyBuyers {

    private ShopifyBuyers() {}

    static Buyer ofOrder(String shop, JsonNode order) {
        JsonNode customer = order.path("customer");
        JsonNode billing = order.path("billing_address");
        String email = text(order, "email");
        String name = name(customer);
        return new Buyer(
                id(shop, customer),
                email == null ? text(customer, "email") : email,
                phone(order, customer, billing),
                name == null ? name(billing) : name);
    }

    static Buyer ofCustomer(String shop, JsonNode customer) {
        return new Buyer(
                id(shop, customer),
                text(customer, "email"),
                ShopPhone.e164(text(customer, "phone"), country(customer.path("default_address"))),
                name(customer));
    }

    /** That of the order, else of the customer, else of who pays: the first that is one. */
    private static @Nullable String phone(JsonNode order, JsonNode customer, JsonNode billing) {
        // These two stand in no address, and mostly begin with the code of a country.
        String country = country(billing);
        String ofOrder = ShopPhone.e164(
                text(order, "phone"), country == null ? country(order.path("shipping_address")) : country);
        if (ofOrder != null) {
            return ofOrder;
        }
        String home = country(customer.path("default_address"));
        String ofCustomer = ShopPhone.e164(text(customer, "phone"), home == null ? country : home);
        return ofCustomer == null ? ShopPhone.e164(text(billing, "phone"), country) : ofCustomer;
    }

    private static @Nullable String id(String shop, JsonNode customer) {
        return ShopIds.within(ShopifyAdapter.PLATFORM, shop, ShopIds.find(customer, "id"));
    }

    private static @Nullable String country(JsonNode address) {
        return text(address, "country_code");
    }

    private static @Nullable String name(JsonNode person) {
        return Buyer.name(text(person, "first_name"), text(person, "last_name"));
    }
}
