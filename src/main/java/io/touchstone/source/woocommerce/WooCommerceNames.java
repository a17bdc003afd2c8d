package io.touchstone.source.woocommerce;

import java.util.Set;

/** Names of the fields that are looked at. */
final class WooCommerceNames {

    static final Set<String> FIELDS = Set.of(
            "_links",
            "billing",
            "code",
            "country",
            "currency",
            "customer_id",
            "date_created_gmt",
            "date_modified_gmt",
            "date_paid_gmt",
            "email",
            "first_name",
            "href",
            "id",
            "key",
            "last_name",
            "message",
            "meta_data",
            "number",
            "phone",
            "refunds",
            "self",
            "status",
            "total",
            "value");

    private WooCommerceNames() {}
}
