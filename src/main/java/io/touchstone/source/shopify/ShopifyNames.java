package io.touchstone.source.shopify;

import java.util.Set;

/** Names of the fields that are looked at. */
final class ShopifyNames {

    static final Set<String> FIELDS = Set.of(
            "amount",
            "amount_set",
            "billing_address",
            "cancelled_at",
            "country_code",
            "created_at",
            "currency",
            "currency_code",
            "current_total_price",
            "customer",
            "default_address",
            "email",
            "financial_status",
            "first_name",
            "id",
            "kind",
            "last_name",
            "name",
            "order_edit",
            "order_id",
            "phone",
            "presentment_money",
            "processed_at",
            "refunds",
            "shipping_address",
            "shop_domain",
            "shop_money",
            "source_name",
            "status",
            "tags",
            "test",
            "total_price",
            "total_price_set",
            "transactions",
            "updated_at");

    private ShopifyNames() {}
}
