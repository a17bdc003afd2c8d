package io.touchstone.source.shopify;

import io.touchstone.source.shop.ShopMoney;

/**
 * What a connection says about the bodies that come over it.
 *
 * @param shop its domain at Shopify, in lower case, such as {@code my-shop.myshopify.com}
 * @param whenPaid whether an order is a purchase once it is paid; else once it is made
 * @param includePos whether orders of tills are purchases
 * @param includeRenewals whether orders that a subscription made by itself are purchases
 */
public record ShopifySettings(
        String shop, ShopMoney money, boolean whenPaid, boolean includePos, boolean includeRenewals) {}
